import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, diffText, moveSlides, outlineOf, parseDeck, publicText, renderSlide, titleOf } from './index.ts';

const folder =
  (import.meta.env as unknown as Readonly<Record<string, string | undefined>>)['LECTERN_DECKS'] ??
  resolve(import.meta.dirname, '../../../shared/decks');
const here = existsSync(join(folder, 'INDEX.tsv'));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const names = here ? readdirSync(join(folder, 'open')).sort() : [];
const expected = new Map(
  here
    ? read('INDEX.tsv')
        .split('\n')
        .map((line) => line.split('\t'))
        .map((row) => [row[0], row[9]])
    : [],
);

/** Decks whose count is not HedgeDoc's, and the rule that explains it. */
const explained: Readonly<Record<string, { readonly counts: string; readonly rule: string }>> = {};

function counts(text: string): string {
  const { slides, stacks } = parseDeck(text);
  const stacked = slides.filter((slide, index) => slide.row > 0 || slides[index + 1]?.row === 1);
  return `${stacks}/${stacked.length}/${slides.length}`;
}

describe.skipIf(!here)('the corpus', () => {
  test('is there', () => expect(names).toHaveLength(36));

  test.each(names)('D20 D21 D23 %s has as many slides as in HedgeDoc', (name) => {
    expect(counts(read(`open/${name}`))).toBe(explained[name]?.counts ?? expected.get(name));
  });

  test.each(names)('D28 D44 %s is rendered, outlined and made public', (name) => {
    const text = read(`open/${name}`);
    const parsed = parseDeck(text);
    const blanked = parseDeck(publicText(text));
    expect(blanked.slides).toHaveLength(parsed.slides.length);
    for (const [index, slide] of parsed.slides.entries()) {
      const rendered = renderSlide(slide, parsed.settings);
      const open = blanked.slides[index];
      expect(open && renderSlide(open, parsed.settings)).toEqual({ ...rendered, notesHtml: null });
    }
    const sections = outlineOf(parsed);
    expect(sections.flatMap((section) => section.slideTitles)).toHaveLength(parsed.slides.length);
    expect(titleOf(parseDeck(text))).not.toBe('');
  });

  test.each(names)('D100 D110 %s survives a move there and back', (name) => {
    const text = read(`open/${name}`);
    const last = parseDeck(text).slides.length;
    const moved = applyEdits(text, moveSlides(text, { first: 1, last: 1, before: last + 1 }));
    expect(applyEdits(text, diffText(text, moved))).toBe(moved);
    const back = applyEdits(moved, moveSlides(moved, { first: last, last, before: 1 }));
    const words = (deck: string) => parseDeck(deck).slides.map((slide) => slide.text.trim());
    expect(words(back)).toEqual(words(text));
  });

  test('D20 D92 the seed deck has 13 stacks, 27 slides and 12 sections', () => {
    const seed = parseDeck(read('seed-scs-community-call.md'));
    expect([seed.stacks, seed.slides.length]).toEqual([13, 27]);
    expect(seed.complaints).toEqual([]);
    expect(outlineOf(seed).map((section) => [section.topic, section.last - section.first + 1, section.owners.join()])).toEqual([
      ['Sovereign Cloud Stack', 1, ''],
      ['Any newcomers? Welcome!', 1, ''],
      ['R6 was released on 2024-03-20', 1, ''],
      ['Updates from the Teams', 1, ''],
      ['Team IaaS', 4, 'fdobrovolny'],
      ['Team Container', 4, 'matofeder'],
      ['Team IAM & Security', 4, 'bitkeks'],
      ['Team Ops', 2, ''],
      ['SIG Standardization/Certification', 1, 'martinmo'],
      ['Project end', 2, ''],
      ['Community Member Pages', 1, ''],
      ['Events', 5, ''],
    ]);
    expect(outlineOf(seed)[5]?.slideTitles).toEqual(['Report', 'Standards', 'KaaS V1/V2', 'GX-SCS high disk latency issue']);
  });
});
