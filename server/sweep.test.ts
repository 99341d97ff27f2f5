import { describe, expect, test, vi } from 'vitest';
import { Sweeper, type Swept } from './sweep.ts';

type Reader = Swept & { readonly got: string[] };
const reader = (since = 0): Reader => {
  const got: string[] = [];
  return { since, got, send: (frame) => got.push(frame) };
};

describe('a sweep', () => {
  test('reaches a slice at once, the rest later, and all in order', async () => {
    const sweeper = new Sweeper<Reader>();
    const readers = new Set(Array.from({ length: 1000 }, () => reader()));
    const [first] = readers;
    const last = [...readers].at(-1);
    sweeper.send(readers, 'one');
    sweeper.send(readers, 'two');
    expect([first?.got, last?.got]).toEqual([['one'], []]);
    await vi.waitFor(() => expect(last?.got).toEqual(['one', 'two']));
    expect([...readers].every(({ got }) => got.join() === 'one,two')).toBe(true);
  });

  test('leaves out frames that are older than what somebody was sent meanwhile', async () => {
    const sweeper = new Sweeper<Reader>();
    const readers = new Set(Array.from({ length: 600 }, () => reader()));
    const last = [...readers].at(-1);
    sweeper.send(readers, 'old');
    if (last) last.since = sweeper.number;
    sweeper.send(readers, 'new');
    await vi.waitFor(() => expect(last?.got).toEqual(['new']));
  });
});
