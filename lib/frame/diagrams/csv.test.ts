import { expect, test } from 'vitest';
import { parseCsv } from './csv.ts';

test('rows have the names of the first line, and quotes hold delimiters, quotes and line ends', () => {
  expect(parseCsv('a,b\n1,2\r\n"x, ""y""\nz",\n\n3', ',')).toEqual([
    { a: '1', b: '2' },
    { a: 'x, "y"\nz', b: '' },
    { a: '3', b: '' },
  ]);
  expect(parseCsv('a\tb\n1\t2', '\t')).toEqual([{ a: '1', b: '2' }]);
  expect(parseCsv('a,b\n1,', ',')).toEqual([{ a: '1', b: '' }]);
  expect(parseCsv('', ',')).toEqual([]);
  expect(parseCsv('a\n"never closed', ',')).toEqual([{ a: 'never closed' }]);
});
