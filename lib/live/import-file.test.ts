import { expect, test } from 'vitest';
import { MAX_DECK_BYTES } from '#wire';
import { namesItself, readMarkdown } from './import-file.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

test('a plain file keeps its text and lends its name', () => {
  expect(readMarkdown('My call.md', bytesOf('# Hi\n'))).toEqual({ text: '# Hi\n', title: 'My call' });
});

test('a BOM goes and CRLF becomes a newline', () => {
  expect(readMarkdown('a.md', bytesOf('\ufeff# Hi\r\n\r\n---\r\n'))).toMatchObject({ text: '# Hi\n\n---\n' });
});

test('an empty file is an empty deck', () => {
  expect(readMarkdown('a.md', new Uint8Array())).toMatchObject({ text: '' });
});

test('Latin-1 is refused with the line of the first bad byte', () => {
  expect(readMarkdown('a.md', new Uint8Array([...bytesOf('# Grüße\nok\n'), 0x67, 0xfc, 0x6e]))).toEqual({
    refused: { why: 'not-utf-8', line: 3 },
  });
});

test('UTF-16 is named as such', () => {
  expect(readMarkdown('a.md', new Uint8Array([0xff, 0xfe, 0x23, 0]))).toEqual({ refused: { why: 'utf-16' } });
});

test('a picture is no text', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  expect(readMarkdown('a.md', png)).toEqual({ refused: { why: 'not-text' } });
});

test('more than a deck may have is refused unread', () => {
  expect(readMarkdown('a.md', new Uint8Array(MAX_DECK_BYTES + 1))).toEqual({ refused: { why: 'too-large', bytes: MAX_DECK_BYTES + 1 } });
});

test.each([
  ['# Hi', true],
  ['---\ntitle: Hi\n---\n', true],
  ['plain', false],
  ['## only h2', false],
])('%j names itself: %s', (text, expected) => {
  expect(namesItself(text)).toBe(expected);
});
