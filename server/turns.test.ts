import { expect, test } from 'vitest';
import { TURN_MS } from './limits.ts';
import { atOnce, inTurns, type Steps } from './turns.ts';

/** Takes so many steps of a third of a turn each. */
function* work(steps: number): Steps<string> {
  for (let step = 0; step < steps; step++) {
    for (const end = performance.now() + TURN_MS / 3; performance.now() < end; );
    yield;
  }
  return 'done';
}

test('work is done at once, or while others have their turns', async () => {
  let turns = 0;
  let isOver = false;
  const others = () => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  expect(atOnce(work(12))).toBe('done');
  expect(turns).toBe(0);
  expect(await inTurns(work(12))).toBe('done');
  isOver = true;
  expect(turns).toBeGreaterThan(1);
});

test('what fails in one of its turns fails as a whole', async () => {
  function* failing(): Steps<string> {
    yield* work(6);
    throw new Error('broken');
  }
  await expect(inTurns(failing())).rejects.toThrow('broken');
});
