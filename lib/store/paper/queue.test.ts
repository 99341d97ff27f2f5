import { expect, test } from 'vitest';
import { kindOf } from '#store/errors.ts';
import { MAX_PER_PERSON, PaperQueue } from './queue.ts';

function open() {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
}

function waiter(who: string, ahead: number[] = []) {
  const over = new AbortController();
  return { turn: { who, signal: over.signal, moved: (count: number) => ahead.push(count) }, leave: () => over.abort(new Error('gone')) };
}

test('one is made after the other, and who waits is told how many are ahead', async () => {
  const queue = new PaperQueue();
  const [first, second] = [open(), open()];
  const order: string[] = [];
  const ahead: number[] = [];
  const works = [
    queue.run(waiter('anna').turn, () => first.done.then(() => order.push('first'))),
    queue.run(waiter('ben').turn, () => second.done.then(() => order.push('second'))),
    queue.run(waiter('chair', ahead).turn, async () => order.push('third')),
  ];
  second.end();
  first.end();
  await Promise.all(works);
  expect(order).toEqual(['first', 'second', 'third']);
  expect(ahead[0]).toBe(2);
  expect(ahead.at(-1)).toBe(1);
});

test('nobody has more than three at once, and others are not held up by that', async () => {
  const queue = new PaperQueue();
  const running = open();
  const works = Array.from({ length: MAX_PER_PERSON }, () => queue.run(waiter('anna').turn, () => running.done));
  const refused = await queue.run(waiter('anna').turn, async () => null).catch(kindOf);
  expect(refused).toBe('queue-full');
  const other = queue.run(waiter('ben').turn, async () => 'made');
  running.end();
  await Promise.all(works);
  expect(await other).toBe('made');
});

test('whoever goes away leaves the queue, and the rest goes on', async () => {
  const queue = new PaperQueue();
  const running = open();
  const first = queue.run(waiter('anna').turn, () => running.done);
  const gone = waiter('ben');
  const left = queue.run(gone.turn, async () => 'made').catch((error: Error) => error.message);
  const last = queue.run(waiter('chair').turn, async () => 'made');
  gone.leave();
  expect(await left).toBe('gone');
  running.end();
  await first;
  expect(await last).toBe('made');
});

test('a failure does not stop the queue', async () => {
  const queue = new PaperQueue();
  await expect(queue.run(waiter('anna').turn, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run(waiter('anna').turn, async () => 'made')).toBe('made');
});
