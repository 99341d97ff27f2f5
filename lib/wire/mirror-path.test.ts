import { expect, test } from 'vitest';
import { mirroredAddress, mirrorPath } from './mirror-path.ts';

const address = 'https://other.test/a%20b.png?c=d&e=%2F+f#g,(h)';

test('an address survives its way, also as reveal writes those of backgrounds', () => {
  const path = mirrorPath('k1', address);
  expect(path).toMatch(/^\/mirror\/k1\?src=[\w-]+$/);
  for (const written of [path, encodeURI(decodeURI(path))]) {
    expect(mirroredAddress(new URL(written, 'https://decks.test').searchParams.get('src') ?? '')).toBe(address);
  }
});

test('what says no address says none', () => {
  expect(mirroredAddress('https://other.test/a.png')).toBe('');
  expect(mirroredAddress('')).toBe('');
});
