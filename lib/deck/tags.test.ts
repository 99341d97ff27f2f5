import { expect, test } from 'vitest';
import { parseDeck } from './parse.ts';
import { withTags } from './tags.ts';

test.each([
  ['# One\n', ['team', 'a, b'], '---\ntags: team, a b\n---\n\n# One\n'],
  ['---\ntitle: One\n---\n\n# One\n', ['team'], '---\ntags: team\ntitle: One\n---\n\n# One\n'],
  ['---\r\ntags: x, team\r\n---\r\n# One\r\n', ['team', '2026'], '---\r\ntags: x, team, 2026\r\n---\r\n# One\r\n'],
  ['---\ntags:\n  - x\n  - y\ntitle: One\n---\n# One\n', ['team'], '---\ntags: x, y, team\ntitle: One\n---\n# One\n'],
  ['---\ntags: x\n---\n# One\n', ['x', ' '], '---\ntags: x\n---\n# One\n'],
  ['# One\n', ['2026: "now"'], '---\ntags: "2026: \\"now\\""\n---\n\n# One\n'],
  ['', [], ''],
])('%j gets the tags %j', (text, tags, tagged) => {
  expect(withTags(text, tags)).toBe(tagged);
  expect(parseDeck(tagged).complaints.filter(({ code }) => code.startsWith('front-matter'))).toEqual([]);
});
