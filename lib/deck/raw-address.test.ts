import { describe, expect, test } from 'vitest';
import { rawAddressesOf } from './raw-address.ts';

const ID = 'B1sWhp9wQdCQ_hzmUmDPTA';
const notes = 'https://notes.example.org';
const raw = 'https://raw.githubusercontent.com';

describe('the first address tried for a note', () => {
  test.each([
    [`${notes}/${ID}`, `${notes}/${ID}/download`],
    [`${notes}/${ID}?both`, `${notes}/${ID}/download`],
    [`${notes}/${ID}?view#/3/1`, `${notes}/${ID}/download`],
    [`${notes}/${ID}?edit=`, `${notes}/${ID}/download`],
    [`${notes}/${ID}/`, `${notes}/${ID}/download`],
    [`${notes}/${ID}/download`, `${notes}/${ID}/download`],
    [`${notes}/${ID}/publish`, `${notes}/${ID}/download`],
    [`${notes}/${ID}/slide`, `${notes}/${ID}/download`],
    [`${notes}/${ID}#Agenda`, `${notes}/${ID}/download`],
    [`${notes}/s/xK3-b_x2k`, `${notes}/xK3-b_x2k/download`],
    [`${notes}/p/xK3-b_x2k#/2/1`, `${notes}/xK3-b_x2k/download`],
    [`${notes}/p/weekly-call?print-pdf`, `${notes}/weekly-call/download`],
    [`${notes}/weekly-call`, `${notes}/weekly-call/download`],
    [`${notes}/sub/folder/${ID}?both`, `${notes}/sub/folder/${ID}/download`],
    [`${notes}/sub/p/xK3`, `${notes}/sub/xK3/download`],
    ['http://127.0.0.1:3000/weekly', 'http://127.0.0.1:3000/weekly/download'],
    [`https://hackmd.io/${ID}?view`, `https://hackmd.io/${ID}/download`],
    ['https://hackmd.io/@anna/talk', 'https://hackmd.io/@anna/talk/download'],
    ['https://hackmd.io/@team/talk/edit', 'https://hackmd.io/@team/talk/download'],
    [`hackmd.io/${ID}`, `https://hackmd.io/${ID}/download`],
    [` ${notes}/Gr%C3%BC%C3%9Fe `, `${notes}/Gr%C3%BC%C3%9Fe/download`],
  ])('%s', (address, download) => {
    expect(rawAddressesOf(address)[0]).toBe(download);
  });
});

test('a note that is published is looked for there, too; what may be a file of its own, as it is', () => {
  expect(rawAddressesOf(`${notes}/p/short`)).toEqual([`${notes}/short/download`, `${notes}/s/short/download`, `${notes}/p/short`]);
  expect(rawAddressesOf(`${notes}/plain?x=1`)).toEqual([`${notes}/plain/download`, `${notes}/plain?x=1`]);
  expect(rawAddressesOf(`${notes}/plain/edit`)).toEqual([`${notes}/plain/download`]);
});

describe('the only address tried for a file', () => {
  const gist = 'https://gist.github.com';
  const id = 'aa5a315d61ae9438b18d9a5f2d0b7f6c';
  const version = 'c0ffee0123456789c0ffee0123456789c0ffee01';
  test.each([
    ['https://github.com/anna/talks/blob/main/2026/one.md', `${raw}/anna/talks/main/2026/one.md`],
    ['https://github.com/anna/talks/blob/main/one.md?plain=1#L3', `${raw}/anna/talks/main/one.md`],
    ['https://github.com/anna/talks/raw/v1.0/one.md', `${raw}/anna/talks/v1.0/one.md`],
    [`${raw}/anna/talks/refs/heads/main/one.md`, `${raw}/anna/talks/refs/heads/main/one.md`],
    [`${gist}/anna/${id}`, `${gist}/anna/${id}/raw`],
    [`${gist}/${id}#file-one-md`, `${gist}/${id}/raw`],
    [`${gist}/anna/${id}/${version}`, `${gist}/anna/${id}/raw/${version}`],
    ['https://gitlab.com/anna/talks/-/blob/main/one.md?ref_type=heads', 'https://gitlab.com/anna/talks/-/raw/main/one.md'],
    ['https://gitlab.com/team/sub/talks/blob/main/one.md', 'https://gitlab.com/team/sub/talks/-/raw/main/one.md'],
    ['https://git.example.org/a/b/c/-/raw/main/one.md', 'https://git.example.org/a/b/c/-/raw/main/one.md'],
    ['https://gitlab.com/-/snippets/1234', 'https://gitlab.com/-/snippets/1234/raw'],
    ['https://codeberg.org/anna/talks/src/branch/main/one.md', 'https://codeberg.org/anna/talks/raw/branch/main/one.md'],
    ['https://example.org/talks/one.md?token=1', 'https://example.org/talks/one.md?token=1'],
    ['https://example.org', 'https://example.org/'],
  ])('%s', (address, file) => {
    expect(rawAddressesOf(address)).toEqual([file]);
  });
});

test.each([
  '',
  'one',
  'one.md',
  '# One',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ftp://example.org/x',
  'https://',
  'x'.repeat(3_000),
])('nothing is tried for "%s"', (address) => {
  expect(rawAddressesOf(address)).toEqual([]);
});
