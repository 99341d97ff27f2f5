import { expect, test } from 'vitest';
import { clockSpan } from './durations.ts';
import { findSlides } from './find-slides.ts';
import { nextStep } from './next-step.ts';

test('the next step is the next fragment, then the next slide, then nothing', () => {
  expect(nextStep({ slide: 2, step: -1 }, 2, 3)).toEqual({ slide: 2, step: 0 });
  expect(nextStep({ slide: 2, step: 1 }, 2, 3)).toEqual({ slide: 3, step: -1 });
  expect(nextStep({ slide: 3, step: -1 }, 0, 3)).toBeNull();
});

test('spans read like clocks', () => {
  expect([0, 59_999, 110_000, 3_723_000, -5].map(clockSpan)).toEqual(['0:00', '0:59', '1:50', '1:02:03', '0:00']);
});

const section = { owners: [], timeMs: null, from: 0 };
const outline = {
  slides: 12,
  sections: [
    { ...section, topic: 'Überblick', first: 1, last: 1, slideTitles: ['Überblick'] },
    {
      ...section,
      topic: 'Team Container',
      first: 2,
      last: 12,
      slideTitles: [...'bcdefghijk'].map((title) => `Item ${title}`).concat('Chapter 2'),
    },
  ],
};

test('slides are found by number first, then by the words of title and topic', () => {
  expect(findSlides(outline, '2').map(({ slide }) => slide)).toEqual([2, 12]);
  expect(findSlides(outline, 'container ITEM d').map(({ slide }) => slide)).toEqual([4]);
  expect(findSlides(outline, 'uberblick').map(({ slide }) => slide)).toEqual([1]);
  expect(findSlides(outline, '')).toHaveLength(12);
  expect(findSlides(outline, 'nowhere')).toEqual([]);
});
