import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { renderSlide } from './index.ts';
import { differing, named, type Reasons } from './test-support/examples.ts';

// the specification writes tabs as arrows
const examples = tests.map(({ number, markdown, html }) => ({
  number,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

const deliberate: Reasons = {
  'typographic quotes and dashes, as in HedgeDoc': [
    14, 46, 55, 87, 106, 197, 209, 210, 352, 359, 363, 380, 385, 395, 508, 590, 619, 620, 622, 624, 632,
  ],
  'bare addresses are links, as in HedgeDoc': [602, 608, 611, 612],
  'comments vanish (D55)': [179, 183, 308, 309, 625, 626],
  'text behind a comment is markdown (D56)': [177],
  'an unclosed <style> ends at a blank line (D60)': [173],
  'declarations and instructions are text (D62)': [180, 181, 182, 627, 628, 629],
  '<style> is lifted out (D63)': [172, 176],
  'a tag that never ends is text (D64)': [156, 157, 158],
  'a tag that is no element and is never closed is text (D136)': [150, 201, 491, 524, 536, 613, 614, 615, 617],
  'languages have plain names (D70)': [34, 144],
  'escaped brackets enclose a formula (D172)': [12],
};

test('D140 all examples of CommonMark 0.31 are rendered as it says, but for those named here', () => {
  expect(examples).toHaveLength(652);
  expect(differing(examples)).toEqual(named(deliberate));
});

test('D81 D140 breaks add nothing to the examples but <br>', () => {
  const html = (text: string, breaks: boolean) => renderSlide({ text }, { breaks }).html.replaceAll('<br>\n', '\n');
  for (const { markdown } of examples) expect(html(markdown, true)).toBe(html(markdown, false));
});
