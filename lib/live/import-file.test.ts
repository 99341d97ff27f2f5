import { expect, test } from 'vitest';
import { MAX_DECK_BYTES } from '#wire';
import { MAX_FILE_BYTES, namesItself, readMarkdown } from './import-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, { big = false, mark = true } = {}) => {
  const units = (mark ? `\ufeff${text}` : text).split('').flatMap((char) => {
    const code = char.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return new Uint8Array(units);
};
const latin = (text: string) => new Uint8Array([...text].map((char) => char.charCodeAt(0)));

test('a plain file keeps its text and lends its name', () => {
  expect(readMarkdown('My call.md', bytesOf('# Hi\n'))).toEqual({ text: '# Hi\n', title: 'My call', encoding: 'utf-8' });
});

test('a BOM goes and CRLF becomes a newline', () => {
  expect(readMarkdown('a.md', bytesOf('\ufeff# Hi\r\n\r\n---\r\n'))).toMatchObject({ text: '# Hi\n\n---\n', encoding: 'utf-8' });
});

test('an empty file is an empty deck', () => {
  expect(readMarkdown('a.md', new Uint8Array())).toMatchObject({ text: '' });
});

test('Latin-1 is read as Windows-1252', () => {
  expect(readMarkdown('a.md', latin('# Gr\u00fc\u00dfe\r\n\u0093ja\u0094 \u0096 f\u00fcr 5 \u0080\n'))).toMatchObject({
    text: '# Grüße\n“ja” – für 5 €\n',
    encoding: 'windows-1252',
  });
});

test('bytes of another script are no Latin-1, and the line of the first is named', () => {
  const japanese = [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x82, 0xb5];
  expect(readMarkdown('a.md', new Uint8Array([...bytesOf('# A\nok\n'), ...japanese]))).toEqual({ refused: { why: 'not-utf-8', line: 3 } });
  expect(readMarkdown('a.md', latin('# A \u0081 b c d e f g h\n'))).toEqual({ refused: { why: 'not-utf-8', line: 1 } });
});

test.each([{}, { big: true }, { mark: false }, { big: true, mark: false }])('UTF-16 is read: %j', (kind) => {
  expect(readMarkdown('a.md', utf16('# Grüße 😀\r\n', kind))).toMatchObject({ text: '# Grüße 😀\n', encoding: 'utf-16' });
});

test.each([
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0])],
  ['bytes that only begin as UTF-16', new Uint8Array([0xff, 0xfe, 0x23, 0, 0, 0])],
  ['half a surrogate pair', new Uint8Array([0xff, 0xfe, 0x00, 0xd8])],
  ['control characters', new Uint8Array([0xff, 1, 2, 3, 4, 5, 6, 7, 0x41])],
])('%s is no text', (_, bytes) => {
  expect(readMarkdown('a.md', bytes)).toEqual({ refused: { why: 'not-text' } });
});

test('more than a deck may have is refused, in the bytes that it will have', () => {
  expect(readMarkdown('a.md', new Uint8Array(MAX_FILE_BYTES + 1))).toEqual({ refused: { why: 'too-large', bytes: MAX_FILE_BYTES + 1 } });
  const full = 'a'.repeat(MAX_DECK_BYTES);
  expect(readMarkdown('a.md', utf16(full))).toMatchObject({ text: full });
  expect(readMarkdown('a.md', latin(`${full.slice(1)}\u00fc`))).toEqual({ refused: { why: 'too-large', bytes: MAX_DECK_BYTES + 1 } });
});

test.each([
  ['# Hi', true],
  ['---\ntitle: Hi\n---\n', true],
  ['plain', false],
  ['## only h2', false],
])('%j names itself: %s', (text, expected) => {
  expect(namesItself(text)).toBe(expected);
});
