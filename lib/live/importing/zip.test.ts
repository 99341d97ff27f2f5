import { TextReader, Uint8ArrayWriter, ZipWriter, type ZipWriterAddDataOptions } from '@zip.js/zip.js/lib/zip-core-native.js';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFiles } from './items.ts';
import { cameAlong } from './save.ts';

type Packed = readonly [path: string, text: string, options?: ZipWriterAddDataOptions];

async function zipped(files: readonly Packed[], name = 'talks.zip'): Promise<File> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, text, options] of files)
    await writer.add(path, new TextReader(text), { validateFilename: false, ...options } as ZipWriterAddDataOptions);
  return new File([await writer.close()], name);
}
const read = async (file: File) => readFiles([file], () => undefined);
const refusal = async (file: File) => (await read(file)).map((one) => (one.kind === 'refused' ? one.refused.why : one.name));

describe('a zip', () => {
  test('gives its texts with their folders as tags, and the pictures beside them', async () => {
    const file = await zipped([
      ['talks/team a/2026/one.md', '# One\n\n![](../img/a%20b.png) ![](/logo.png?x) ![](https://example.org/c.png) ![](gone.png)\n'],
      ['talks/team a/img/a b.png', 'picture'],
      ['talks/two.md', '# Two\n'],
      ['logo.png', 'logo'],
      ['__MACOSX/talks/._two.md', 'noise'],
      ['talks/.git/notes.md', 'noise'],
    ]);
    const [one, two, ...others] = await read(file);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ kind: 'text', name: 'talks/team a/2026/one.md', title: 'one', tags: ['team a', '2026'] });
    expect(two).toMatchObject({ kind: 'text', text: '# Two\n', tags: [] });
    if (one?.kind !== 'text') throw new Error('no text');
    const along = cameAlong(one.text, one);
    expect([...along.keys()]).toEqual(['../img/a%20b.png', '/logo.png?x']);
    expect(new TextDecoder().decode(await along.get('../img/a%20b.png')?.read())).toBe('picture');
  });

  test('may call its files what it likes: names are only names', async () => {
    const [name, picture] = ['a"><img src=x onerror=alert(1)>.md', '"><img src=x>.png'];
    const file = await zipped([
      [name, `![](<${picture}>) ![](${encodeURIComponent(picture)})\n`],
      [picture, 'picture'],
    ]);
    const [one] = await read(file);
    expect(one).toMatchObject({ kind: 'text', name, title: 'a"><img src=x onerror=alert(1)>' });
    if (one?.kind !== 'text') throw new Error('no text');
    const read_ = await Promise.all([...cameAlong(one.text, one).values()].map((along) => along.read()));
    expect(read_.map((bytes) => new TextDecoder().decode(bytes))).toContain('picture');
  });

  test.each<[string, Packed]>([
    ['zip-names', ['../one.md', '# One']],
    ['zip-names', ['a/../../one.md', '# One']],
    ['zip-names', ['/etc/one.md', '# One']],
    ['zip-names', ['C:/one.md', '# One']],
    ['zip-names', ['a\\one.md', '# One']],
    ['zip-links', ['one.md', '/etc/passwd', { unixMode: 0o120777, msDosCompatible: false }]],
    ['zip-locked', ['one.md', '# One', { password: 'secret' }]],
    ['zip-empty', ['one.png', 'picture']],
  ])('is refused as a whole: %s', async (why, packed) => {
    expect(await refusal(await zipped([packed]))).toEqual([why]);
  });

  test('of 10,000 files is refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`${index}.md`, new Uint8Array()]));
    expect(await refusal(new File([new Uint8Array(zipSync(many, { level: 0 }))], 'many.zip'))).toEqual(['zip-files']);
  });

  test('that says less than it unpacks to is given up', async () => {
    const file = await zipped([['one.md', 'x'.repeat(100_000_000)]]);
    expect(await refusal(file)).toEqual(['too-large']);
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Its directory says 1,000 bytes.
    const view = new DataView(bytes.buffer);
    const at = bytes.findLastIndex((_, index) => index + 4 <= bytes.length && view.getUint32(index, true) === 0x02014b50);
    view.setUint32(at + 24, 1_000, true);
    expect(await refusal(new File([bytes], 'bomb.zip'))).toEqual(['zip-broken']);
  });

  test('that is none, or broken, is refused', async () => {
    expect(await refusal(new File(['no zip'], 'a.zip'))).toEqual(['zip-broken']);
    const whole = new Uint8Array(await (await zipped([['one.md', '# One']])).arrayBuffer());
    expect(await refusal(new File([whole.subarray(0, whole.length - 30)], 'a.zip'))).toEqual(['zip-broken']);
  });
});
