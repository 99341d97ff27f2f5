import { describe, expect, test } from 'vitest';
import { MAX_DECK_BYTES } from '#wire';
import { decodeUtf8, keptText } from './text.ts';

describe('keptText', () => {
  test.each([
    ['keeps line feeds', 'a\n\nb\n', 'a\n\nb\n'],
    ['turns other line ends into them', 'a\r\nb\rc\n', 'a\nb\nc\n'],
    ['drops a byte order mark at the start only', '\uFEFFa\uFEFF', 'a\uFEFF'],
    ['shows NUL, which Postgres cannot keep', 'a\0b', 'a\uFFFDb'],
  ])('%s', (_rule, text, kept) => expect(keptText(text)).toBe(kept));

  test('measures bytes, not characters', () => {
    expect(keptText('ß'.repeat(MAX_DECK_BYTES / 2))).toHaveLength(MAX_DECK_BYTES / 2);
    expect(() => keptText(`${'ß'.repeat(MAX_DECK_BYTES / 2)}.`)).toThrow(expect.objectContaining({ kind: 'too-large' }));
  });
});

describe('decodeUtf8', () => {
  test('reads what is UTF-8', () => {
    expect(decodeUtf8(Buffer.from('Grüße 🎉'))).toBe('Grüße 🎉');
    expect(decodeUtf8(new Uint8Array())).toBe('');
  });

  test.each([
    ['Latin-1', Buffer.from('eins\nzwei Gr\u00fc\u00dfe', 'latin1'), /Byte 12 \(0xfc, line 2\)/],
    ['a character cut off at the end', Buffer.from('🎉').subarray(0, 3), /Byte 3 \(0xend|Byte \d/],
    ['UTF-16', Buffer.from('\uFEFFa', 'utf16le'), /Byte 0 \(0xff, line 1\)/],
    ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf]), /Byte 1 \(0xc0/],
  ])('says where %s goes wrong', (_what, bytes, words) => {
    expect(() => decodeUtf8(bytes)).toThrow(words);
  });
});
