import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('all who come at once get so much together, and who came first is done first', async () => {
  const pace = new Pace(1_000_000);
  const [order, since]: [number[], number] = [[], performance.now()];
  const one = async (who: number) => {
    const take = pace.lane();
    for (let n = 0; n < 5; n++) {
      await take(10_000);
      order.push(who);
    }
  };
  await Promise.all([one(1), one(2)]);
  // The tenth piece waits for the nine before it.
  expect(performance.now() - since).toBeGreaterThanOrEqual(85);
  expect(order).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
});

test('nobody waits for who came first and is slow', async () => {
  const pace = new Pace(1_000_000);
  const [slow, quick] = [pace.lane(), pace.lane()];
  await slow(1_000);
  for (let n = 0; n < 5; n++) await quick(1_000);
  await sleep(5);
  await slow(1_000);
});

test('who comes alone, or after a rest, waits for nobody', async () => {
  const since = performance.now();
  await new Pace(1_000).lane()(1_000_000);
  expect(performance.now() - since).toBeLessThan(500);
});
