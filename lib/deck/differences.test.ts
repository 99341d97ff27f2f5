import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences } from './differences.ts';
import { applyEdits, diffText } from './index.ts';

describe('texts that are too large to look for the smallest difference', () => {
  const line = fc.stringMatching(/^[a-z😀]{40,60}$/u);
  const large = fc.array(line, { minLength: 30, maxLength: 60 }).map((lines) => lines.join('\n'));
  const changes = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(80), fc.oneof(line, fc.constant('x'), fc.constant(''))),
    { maxLength: 8 },
  );
  const changed = (before: string, all: readonly (readonly [number, number, string])[]) =>
    all.reduce((text, [at, remove, insert]) => {
      const characters = Array.from(text);
      characters.splice(Math.floor(at * characters.length), remove, insert);
      return characters.join('');
    }, before);

  test('D318 are cut where they differ, and the differences turn one into the other', () => {
    fc.assert(
      fc.property(large, changes, fc.integer({ min: 1, max: 20 }), (before, all, most) => {
        const after = changed(before, all);
        const parts = differences(before, after, most);
        expect(parts.length).toBeLessThanOrEqual(most);
        const edits = parts.map(({ from, gone, come }) => ({ from, remove: gone.length, insert: come }));
        expect(applyEdits(before, edits.toReversed())).toBe(after);
        expect(parts.every(({ from, gone }) => before.startsWith(gone, from))).toBe(true);
        const whole = (part: string) => !/[\uD800-\uDFFF]/u.test(part);
        expect(parts.every(({ gone, come }) => whole(gone) && whole(come))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('D319 give a few small edits for a few changes far apart', () => {
    const before = Array.from({ length: 40_000 }, (_, index) => `${index}: a line of a large text`).join('\n');
    const after = before
      .replace('\n5: a', '\n5: another')
      .replace('\n20000: a line of a large text', '')
      .replace(/large text$/, 'large text, the end');
    const edits = diffText(before, after);
    expect(applyEdits(before, edits)).toBe(after);
    expect(edits.length).toBeLessThan(6);
    expect(edits.reduce((sum, edit) => sum + edit.remove + edit.insert.length, 0)).toBeLessThan(100);
  });

  test('D319 are one edit from where they differ too often', () => {
    const numbers = Array.from({ length: 100_000 }, (_, index) => index);
    const [before, after] = [numbers.map((n) => `${n} ${n * 7}`).join('\n'), numbers.map((n) => `${n}-${n * 7}`).join('\n')];
    const edits = diffText(before, after);
    expect(applyEdits(before, edits)).toBe(after);
    expect(Math.max(...edits.map(({ remove }) => remove))).toBeGreaterThan(before.length / 2);
  });
});
