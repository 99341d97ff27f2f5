import { expect, test } from 'vitest';
import { parseDeck } from '#deck';
import { slideOfHash } from './old-place.ts';

const deck = parseDeck('# 1\n\n---\n\n# 2\n\n----\n\n# 3\n\n---\n\n# 4\n');

test.each([
  ['#/', null],
  ['#/0', 1],
  ['#/1', 2],
  ['#/1/0', 2],
  ['#/1/1', 3],
  ['#/1/1/2', 3],
  ['#/2', 4],
  ['#/3', null],
  ['#/1/9', null],
  ['#Agenda', null],
  ['#/agenda', null],
  ['', null],
])('%s is slide %s', (hash, slide) => {
  expect(slideOfHash(hash, deck)).toBe(slide);
});
