import { parser } from '@lezer/markdown';
import { expect, test } from 'vitest';
import { boundedDepth } from './bounded-depth.ts';

const bounded = parser.configure([boundedDepth]);

function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  bounded.parse(text).iterate({
    enter() {
      depth += 1;
      most = Math.max(most, depth);
    },
    leave() {
      depth -= 1;
    },
  });
  return most;
}

test.each(['+ ', '> ', '1. '])('%j 10,000 times makes a tree that can be walked', (mark) => {
  expect(depthOf(`${mark.repeat(10_000)}end\nmore\n\n${mark.repeat(10_000)}`)).toBeLessThan(110);
});

test('what slides show is read as it was', () => {
  const text = `${'> '.repeat(20)}- a\n\n  - *b*\n\n    1. \`c\`\n\n\`\`\`js\nd\n\`\`\`\n\n# e\n`;
  expect(String(bounded.parse(text))).toBe(String(parser.parse(text)));
});
