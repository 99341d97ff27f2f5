import { expect, test } from 'vitest';
import { outlineOf, parseDeck } from '#deck';
import { nextOwner } from './next-owner.ts';

const deck = parseDeck('# One\n\n---\n\n# One\n\nmore\n\n---\n\n# Two\n\nReport by @ben\n\n---\n\n# Three\n');
const outline = { slides: deck.slides.length, sections: outlineOf(deck) };
const person = (id: string, you = false) => ({ id, name: id, color: '', colorLight: '', slide: null, you, callings: [id] });
const at = (slide: number, step = -1, steps = 0) => ({ place: { slide, step }, steps });

test('at the last step of a section its successor’s owner, if here, goes on', () => {
  expect(nextOwner(outline, at(2), [person('anna', true), person('Ben')])).toMatchObject({
    ends: { topic: 'One' },
    section: { topic: 'Two' },
    person: { id: 'Ben' },
  });
  expect(nextOwner(outline, at(2, 1, 2), [person('ben')])).not.toBeNull();
});

test('nobody does before the last step, when the owner is not here, or is the one who leads', () => {
  expect(nextOwner(outline, at(1), [person('ben')])).toBeNull();
  expect(nextOwner(outline, at(2, 0, 2), [person('ben')])).toBeNull();
  expect(nextOwner(outline, at(2), [person('carla')])).toBeNull();
  expect(nextOwner(outline, at(2), [person('ben', true)])).toBeNull();
  expect(nextOwner(outline, at(3), [person('ben')])).toBeNull();
  expect(nextOwner(outline, at(4), [person('ben')])).toBeNull();
});
