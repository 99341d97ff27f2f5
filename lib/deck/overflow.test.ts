import { expect, test } from 'vitest';
import { applyEdits, overflowOf, parseDeck, renderSlide, repairOf, withFixes } from './index.ts';

const text = '# A\n\n---\n\n# B\n\n- one\n- two\n- three\n\n----\n\n# C\n';
const mend = (deck: string, slide: number, row: number | null) => {
  const complaint = withFixes(deck, [overflowOf(parseDeck(deck).slides[slide - 1]!, row)])[0]!;
  return Object.fromEntries(
    complaint.fixes.map((fix) => [fix.does, applyEdits(deck, repairOf(deck, complaint, fix)?.edits ?? [])] as const),
  );
};
const fitted = (deck: string) => parseDeck(deck).slides.map((slide) => renderSlide(slide, { breaks: true }).attributes['class'] ?? '');

test('D260 is shrunk by a class in its comment, which is made if there is none', () => {
  expect(mend(text, 2, 4)['shrink']).toBe(text.replace('# B', '<!-- .slide: class="r-fit" -->\n# B'));
  const with_ = (comment: string) => mend(`# A\n\n${comment}\n`, 1, null)['shrink'];
  expect(with_('<!-- .slide: class="red" id="a" -->')).toContain('<!-- .slide: class="red r-fit" id="a" -->');
  expect(with_("<!-- .slide data-x='y' class='red'-->")).toContain("class='red r-fit'-->");
  expect(with_('<!-- .slide: class=red -->')).toContain('class="red r-fit"');
  expect(with_('<!-- .slide: data-transition="zoom"-->')).toContain('<!-- .slide: data-transition="zoom" class="r-fit" -->');
  expect(with_('```\n<!-- .slide: class="x" -->\n```')).toBe(
    '<!-- .slide: class="r-fit" -->\n# A\n\n```\n<!-- .slide: class="x" -->\n```\n',
  );
  for (const [row, slide] of [
    [4, 2],
    [null, 1],
    [0, 3],
  ] as const)
    expect(fitted(mend(text, slide, row)['shrink']!)[slide - 1]).toBe('r-fit');
});

test('D261 is split before the first block that does not fit, in its own direction', () => {
  expect(mend(text, 2, 4)['split']).toBe(text.replace('- two', '\n----\n\n- two'));
  const flat = '# B\n\npara\n\npara two\n';
  expect(mend(flat, 1, 4)['split']).toBe('# B\n\npara\n\n---\n\npara two\n');
  expect(parseDeck(mend(flat, 1, 4)['split']!).slides).toHaveLength(2);
});

test('D262 takes its heading along, and is not split where nothing would be left', () => {
  expect(mend('# B\n\npara\n\n## C\n\n```\nlong\n```\n', 1, 6)['split']).toBe('# B\n\npara\n\n---\n\n## C\n\n```\nlong\n```\n');
  expect(Object.keys(mend('# B\n\n```\nlong\n```\n', 1, 2))).toEqual(['shrink']);
  expect(Object.keys(mend('<!-- .slide: id="a" -->\n<style>\n.a {}\n</style>\n\n# B\n\n```\nlong\n```\n', 1, 7))).toEqual(['shrink']);
  expect(Object.keys(mend('# B\n', 1, null))).toEqual(['shrink']);
});
