import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { playAll } from './converge.ts';
import { fuzz } from './fuzz.ts';
import { fuzzGate } from './gate-fuzz.ts';
import { killed, killedInCompaction, mutant } from './kills.ts';
import { rightTaken } from './people-faults.ts';
import { newSeed, randomOf } from './random.ts';
import { tryFault } from './stage.ts';
import { World } from './world.ts';

// The short form of `npm run test:faults`. Machines are slow and busy: time only ends what will never come.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const seed = newSeed();
let world: World;

beforeAll(async () => {
  world = await World.open('lanes');
  await world.start();
});
afterAll(() => world.close());

describe(`a server to which things happen (seed ${seed})`, () => {
  test.each([killed(3), killedInCompaction(2), rightTaken])('loses nothing that it acknowledged: $name', async (fault) => {
    const { complaints, lost, doubled } = await tryFault(world, fault, randomOf(seed));
    expect({ complaints, lost, doubled }).toEqual({ complaints: [], lost: [], doubled: [] });
  });

  test('is caught when it acknowledges from memory', async () => {
    const { lost, complaints } = await tryFault(world, mutant, randomOf(seed));
    expect(lost.length).toBeGreaterThan(0);
    expect(complaints).toContainEqual(expect.stringContaining('LOST'));
  });

  test('goes on when it is sent broken messages, and other decks do not notice', async () => {
    const { complaints, begun, warm, edits } = await fuzz(world, randomOf(seed), { count: 2000 });
    expect(complaints).toEqual([]);
    expect((begun?.sent ?? 0) + (warm?.sent ?? 0)).toBeGreaterThanOrEqual(2000);
    expect(edits).toBeGreaterThan(0);
  });
});

test(`no broken edit that the gate takes makes a deck unreadable (seed ${seed})`, async () => {
  const { outcomes, complaints } = await fuzzGate(seed, 3000);
  expect(complaints).toEqual([]);
  expect(outcomes['taken'] ?? 0).toBeGreaterThan(0);
});

test(`people who edit at once over a bad network end with what they wrote (seeds from ${seed})`, () => {
  const { failed, outcomes } = playAll(seed, 150);
  expect(failed).toEqual([]);
  // Not everything went well by itself.
  expect((outcomes['gap'] ?? 0) + (outcomes['held'] ?? 0) + (outcomes['partly'] ?? 0)).toBeGreaterThan(0);
});
