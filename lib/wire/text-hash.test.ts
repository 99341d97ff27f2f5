import { describe, expect, test } from 'vitest';
import { textHash } from './text-hash.ts';

describe('the fingerprint of a text', () => {
  test('is the same for the same text, and 16 hex digits', () => {
    expect(textHash('# Deck 🎉')).toBe(textHash(`# ${'Deck'} 🎉`));
    expect(textHash('')).toMatch(/^[0-9a-f]{16}$/);
  });

  test('differs by one character, by their order and by what is missing', () => {
    const long = 'slide '.repeat(1000);
    const variants = [long, `${long} `, long.slice(1), `a${long}`, `${long}a`, long.replace('sl', 'ls'), ''];
    expect(new Set(variants.map(textHash)).size).toBe(variants.length);
  });

  test('differs for 20,000 texts that are alike', () => {
    const hashes = new Set(Array.from({ length: 20_000 }, (_, n) => textHash(`line ${n}\n`)));
    expect(hashes.size).toBe(20_000);
  });
});
