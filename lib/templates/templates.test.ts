import { describe, expect, test } from 'vitest';
import { outlineOf, parseDeck, titleOf } from '#deck';
import { type TemplateName, templates, welcome } from './index.ts';

const names = Object.keys(templates) as TemplateName[];

describe.each(names)('the template %s', (name) => {
  test.each(['en', 'de'] as const)('is a deck without complaints in %s', (language) => {
    expect(parseDeck(templates[name]('My deck', language)).complaints).toEqual([]);
  });

  test.each(['My deck', 'A *b* <c> [d](e) `f` & #g', 'Q&A: 50 % | 2024-03-21', 'a_b_c ~~d~~ $e$'])(
    'shows the title %s as it is',
    (title) => {
      expect(titleOf(parseDeck(templates[name](title, 'en')))).toBe(title);
    },
  );
});

test('a call has a section per team, each with its owner and time', () => {
  const teams = outlineOf(parseDeck(templates.call('Call', 'en'))).filter(({ topic }) => topic?.startsWith('Team'));
  expect(teams.map(({ topic, owners, timeMs, first, last }) => [topic, owners, timeMs, last - first + 1])).toEqual([
    ['Team One', ['anna'], 300_000, 2],
    ['Team Two', ['ben'], 300_000, 2],
    ['Team Three', ['chair'], 300_000, 2],
  ]);
});

test('the welcome deck has no complaints, names itself and has a stack', () => {
  const parsed = parseDeck(welcome());
  expect(parsed.complaints).toEqual([]);
  expect(titleOf(parseDeck(welcome()))).toBe('Welcome to Lectern');
  expect([parsed.stacks, parsed.slides.length]).toEqual([14, 15]);
});
