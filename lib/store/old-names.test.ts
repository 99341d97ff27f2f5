import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folded, isOwnRoute } from './old-names.ts';

const pages = readdirSync(join(process.cwd(), 'app'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !/[([]/.test(entry.name))
  .map(({ name }) => name);
const served = ['sync', 'follow', 'frame', 'uploads', 'mirror', 'diagrams', 'healthz', 'readyz', 'metrics', '_next', 'favicon.ico'];
const wide = (name: string) => [...name].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('');

test('no alias stands for an address of our own, however it is written', () => {
  expect(pages).toContain('admin');
  for (const name of [...pages, ...served])
    for (const alias of [name, name.toUpperCase(), wide(name), wide(name.toUpperCase())]) expect(isOwnRoute(alias), alias).toBe(true);
});

test('names that look alike are one', () => {
  expect(folded('Ｔeam-Ａ')).toBe(folded('team-a'));
  expect(folded('Ünï')).toBe(folded('u\u0308ni\u0308'));
  expect(isOwnRoute('team-a')).toBe(false);
});
