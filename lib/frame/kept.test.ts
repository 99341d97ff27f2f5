import { expect, test } from 'vitest';
import { Kept } from './kept.ts';

test('what was used last is kept, up to a weight', () => {
  const made: string[] = [];
  const kept = new Kept<string>(10);
  const get = (key: string, weight: number) =>
    kept.of(key, weight, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect([get('a', 4), get('b', 4), get('a', 4), get('c', 4)]).toEqual(['A', 'B', 'A', 'C']);
  expect(['a', 'b', 'c'].map((key) => kept.has(key))).toEqual([true, false, true]);
  expect([get('b', 4), get('huge', 99)]).toEqual(['B', 'HUGE']);
  expect(['a', 'b', 'c', 'huge'].some((key) => kept.has(key))).toBe(false);
  expect(made.join(' ')).toBe('a b c b huge');
});
