import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockedSections, parseDeck, undoLocked } from './index.ts';

const deck = [
  '# Call\n',
  '# Team One\n\nReport by @anna\n',
  '# Team Two\n\n<!-- owner: @ben, /teams/two -->\n\nfirst\n',
  '# Team Two\n\nsecond\n',
  '# Events\n\nfor all\n',
].join('\n---\n\n');

const locked = (...callings: string[]) => lockedSections(parseDeck(deck), callings).map(({ topic }) => topic);
/** What becomes of a change by anna. */
const changed = (change: (text: string) => string, text = deck) => undoLocked({ text, parsed: parseDeck(text) }, change(text), ['anna']);

describe('whose a section is', () => {
  test('D290 a section is changed by its owners; one without owners by all', () => {
    expect(locked('anna')).toEqual(['Team Two']);
    expect(locked('ben')).toEqual(['Team One']);
    expect(locked()).toEqual(['Team One', 'Team Two']);
  });

  test('D291 names count in any case, groups by their whole name', () => {
    expect(locked('ANNA', '/teams/two')).toEqual([]);
    expect(locked('teams/two', '/teams/tw')).toEqual(['Team One', 'Team Two']);
  });
});

describe('a change', () => {
  const fine: [string, (text: string) => string][] = [
    ['in one’s own section', (text) => text.replace('Report by', 'A report by')],
    ['in a section of nobody', (text) => text.replace('for all', 'for everybody')],
    ['that gives one’s own section away', (text) => text.replace('@anna', '@chair')],
    ['that puts a slide before a foreign section', (text) => text.replace('# Team Two', '# New\n\n---\n\n# Team Two')],
    ['that appends a section', (text) => `${text}\n---\n\n# More\n`],
    ['of nothing but blank lines around it', (text) => text.replace('second\n', 'second\n\n')],
    ['of the front matter', (text) => `---\ntitle: x\n---\n\n${text}`],
  ];
  test.each(fine)('D292 %s is taken', (_what, change) => {
    expect(changed(change)).toBeNull();
  });

  const undone: [string, (text: string) => string][] = [
    ['of its words', (text) => text.replace('first', 'worst')],
    ['of its heading', (text) => text.replace('# Team Two', '# Team Too')],
    ['of its owner', (text) => text.replace('@ben', '@anna')],
    ['that removes it', (text) => text.replace(/# Team Two[\s\S]*second\n/, '')],
    ['that removes one of its slides', (text) => text.replace(/# Team Two\n\nsecond\n/, '')],
    ['that adds a slide to it', (text) => text.replace('# Team Two\n\nsecond', '# Team Two\n\nthird\n\n---\n\n# Team Two\n\nsecond')],
    ['that writes right behind its last word', (text) => text.replace('second', 'secondly')],
    ['that writes a space behind its last word', (text) => text.replace('second\n', 'second \n')],
    ['of the separator before it', (text) => text.replace('@anna\n\n---\n', '@anna\n\n\n')],
    ['that puts a fence around it', (text) => text.replace('@anna', '@anna\n\n```').replace('for all', '```')],
    ['that gives the section before it the same heading', (text) => text.replace('# Team One', '# Team Two')],
  ];
  test.each(undone)('D292 %s is undone', (_what, change) => {
    expect(changed(change)).toEqual({ text: deck, section: expect.objectContaining({ topic: 'Team Two', owners: ['ben', '/teams/two'] }) });
  });

  test('D293 of several edits the others stay', () => {
    const both = (text: string) => text.replace('first', 'worst').replace('for all', 'for everybody').replace('@anna', '@anna and @chair');
    expect(changed(both)?.text).toBe(deck.replace('for all', 'for everybody').replace('@anna', '@anna and @chair'));
  });

  test('D293 one edit across two sections is undone as a whole', () => {
    expect(changed((text) => text.replace(/by @anna[\s\S]*first/, 'x'))?.text).toBe(deck);
  });

  test('D294 whatever is written, a foreign section stays as it is, in its place', () => {
    const edit = fc.record({
      at: fc.nat(deck.length),
      remove: fc.nat(40),
      insert: fc.constantFrom('', 'x', '\n', '\n---\n', '# Team Two\n', '```\n', '<!--', '@ben'),
    });
    const content = (text: string) => {
      const parsed = parseDeck(text);
      return lockedSections(parsed, ['anna'])
        .filter(({ owners }) => owners.includes('ben'))
        .map(({ first, last }) => parsed.slides.slice(first - 1, last).map((slide) => slide.text.trim()));
    };
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const after = edits.reduce((text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove), deck);
        const text = changed(() => after)?.text ?? after;
        expect(content(text)).toContainEqual(content(deck)[0]);
      }),
      { numRuns: 500 },
    );
  });
});
