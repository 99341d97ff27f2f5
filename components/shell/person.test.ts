import { expect, test } from 'vitest';
import { initialsOf } from './person.ts';

test.each([
  ['anna', 2, 'AN'],
  ['Anna B. Carl', 2, 'AC'],
  ['Guest 12', 2, 'G1'],
  ['ben', 1, 'B'],
  ['😀', 2, '?'],
  ['Örs Ävik', 2, 'ÖÄ'],
])('%s as %i letters is %s', (name, most, letters) => {
  expect(initialsOf(name, most)).toBe(letters);
});
