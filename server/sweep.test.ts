import { describe, expect, test, vi } from 'vitest';
import { Sweeper, type Swept } from './sweep.ts';

type Reader = Swept & { readonly got: string[] };
const reader = (): Reader => {
  const got: string[] = [];
  return { since: 0, got, send: (frames) => got.push(frames.toString()) };
};
const readers = (count: number) => new Set(Array.from({ length: count }, reader));
const send = (sweeper: Sweeper<Reader>, ...words: string[]) => sweeper.send(...words.map((word) => Buffer.from(word)));

describe('a sweep', () => {
  test('reaches a slice at once, the rest later, and all in order', async () => {
    const all = readers(1000);
    const sweeper = new Sweeper<Reader>(all, () => undefined);
    const [first] = all;
    const last = [...all].at(-1);
    send(sweeper, 'one');
    send(sweeper, 'two');
    expect([first?.got, last?.got]).toEqual([['one'], []]);
    await vi.waitFor(() => expect(last?.got).toEqual(['one', 'two']));
    expect([...all].every(({ got }) => got.join() === 'one,two')).toBe(true);
  });

  test('joins what came meanwhile into one write, and then tells that nothing waits', async () => {
    const all = readers(600);
    const done = vi.fn();
    const sweeper = new Sweeper<Reader>(all, done);
    for (const word of ['one', 'two', 'three']) send(sweeper, word);
    expect([sweeper.busy, done.mock.calls.length]).toEqual([true, 0]);
    await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(sweeper.busy).toBe(false);
    expect([...all].every(({ got }) => got.join() === 'one,twothree')).toBe(true);
  });

  test('leaves out frames that are older than what somebody was sent meanwhile', async () => {
    const all = readers(600);
    const sweeper = new Sweeper<Reader>(all, () => undefined);
    const last = [...all].at(-1);
    send(sweeper, 'swept');
    send(sweeper, 'waiting');
    if (last) last.since = sweeper.number;
    send(sweeper, 'new');
    await vi.waitFor(() => expect(last?.got).toEqual(['new']));
  });
});
