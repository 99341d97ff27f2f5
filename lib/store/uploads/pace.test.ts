import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('all who come at once get so much together, in turns', async () => {
  const pace = new Pace(1_000_000);
  const [order, since]: [number[], number] = [[], performance.now()];
  const one = async (who: number) => {
    for (let n = 0; n < 5; n++) {
      await pace.take(10_000);
      order.push(who);
    }
  };
  await Promise.all([one(1), one(2)]);
  // The tenth piece waits for the nine before it.
  expect(performance.now() - since).toBeGreaterThanOrEqual(85);
  expect(order.slice(0, 6).sort()).toEqual([1, 1, 1, 2, 2, 2]);
});

test('who comes alone, or after a rest, waits for nobody', async () => {
  const since = performance.now();
  await new Pace(1_000).take(1_000_000);
  expect(performance.now() - since).toBeLessThan(500);
});
