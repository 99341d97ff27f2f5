import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { continuations, likeness } from './keys.ts';

describe('which slide goes on as which', () => {
  const before = ['# One', '# Two', '# Three', '# Four'];

  test('the same text: each goes on as itself', () => {
    expect(continuations(before, before)).toEqual([0, 1, 2, 3]);
  });
  test('an edited slide stays itself', () => {
    expect(continuations(before, ['# One', '# Two!', '# Three', '# Four'])).toEqual([0, 1, 2, 3]);
  });
  test('an inserted slide is new, whether or not its neighbour is edited with it', () => {
    expect(continuations(before, ['# One', '# New', '# Two', '# Three', '# Four'])).toEqual([0, -1, 1, 2, 3]);
    expect(continuations(before, ['# One', 'quite other', '# Two!', '# Three', '# Four'])).toEqual([0, -1, 1, 2, 3]);
  });
  test('a split slide goes on as the part that is more like it', () => {
    expect(continuations(['# One', 'a long text and more'], ['# One', 'a long text', 'and more'])).toEqual([0, 1, -1]);
  });
  test('a slide that moved is found again, though blank lines around it changed', () => {
    expect(continuations(['# One\n', '\n# Two\n', '\n# Three'], ['# One\n', '\n# Three\n', '\n# Two'])).toEqual([0, 2, 1]);
  });
  test('of equal slides the first ones go on when the last is removed', () => {
    expect(continuations(['x', 'x', 'x'], ['x', 'x'])).toEqual([0, 1]);
  });
  test('a deck of other slides altogether keeps a slide for each', () => {
    expect(continuations(['a', 'b'], ['p', 'q', 'r']).filter((index) => index >= 0)).toHaveLength(2);
  });
  test('no slide goes on twice, and unchanged ones always do', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'ab', 'abc'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (old, next) => {
        const origins = continuations(old, next);
        const taken = origins.filter((index) => index >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.length).toBeLessThanOrEqual(Math.min(old.length, next.length));
      }),
    );
    expect(continuations([], ['a'])).toEqual([-1]);
  });
  test('likeness is 1 for the same and 0 for nothing in common', () => {
    expect([likeness('abc', 'abc'), likeness('abc', 'xyz'), likeness('', '')]).toEqual([1, 0, 0]);
  });
});
