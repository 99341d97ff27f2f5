import { expect, test } from 'vitest';
import { hintsOf, parseDeck, withFixes } from '#deck';
import { hints, sayComplaint, sayFix } from './index.ts';

const text = `---
slideOptions:
  transitoin: zoom
  hash: true
---

# One

### Three

![](a.png)

\`\`\`js
x

---

a
---
b

Note: x

Note: y
`;

test('every hint and fix says something in both languages, and not the same', () => {
  const found = withFixes(text, [...parseDeck(text).complaints, ...hintsOf(parseDeck(text))]);
  expect(found.length).toBeGreaterThan(6);
  for (const hint of found) {
    expect(sayComplaint(hints.en, hint)).toMatch(/\w{4}.*[.?]$/);
    expect(sayComplaint(hints.de, hint)).not.toBe(sayComplaint(hints.en, hint));
    for (const fix of hint.fixes) expect(sayFix(hints.de, fix)).not.toBe(sayFix(hints.en, fix));
  }
});

test('what a hint mentions stands in it', () => {
  expect(sayComplaint(hints.en, { code: 'option-value', line: 1, values: { key: 'theme', value: 'blck' } })).toBe(
    'slideOptions: “theme” cannot be “blck”.',
  );
  expect(sayComplaint(hints.de, { code: 'notes-again', line: 9, values: { first: 7 } })).toContain('Zeile 7');
  expect(sayFix(hints.de, { does: 'separate-all', to: '12' })).toBe('Alle 12 zu Trennern machen');
});
