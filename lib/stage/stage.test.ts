import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyStage, LOST_AFTER_MS, type Move, moveStage, type Position, type Stage } from './index.ts';

const anna = { id: 'anna', name: 'Anna' };
const ben = { id: 'ben', name: 'Ben' };
const start: Position = { anchor: 'AA==', step: -1 };
const later: Position = { anchor: 'AQ==', step: 2 };

/** The stage after the moves, all of which must be made. */
function stageAfter(...moves: Move[]): Stage {
  return moves.reduce((stage, move) => {
    const next = moveStage(stage, move);
    if (typeof next === 'string') throw new Error(`${move.type} was refused: ${next}`);
    return next;
  }, emptyStage);
}
const annaTakes: Move = { type: 'take', from: 0, by: anna, position: start, now: 1000 };
const benTakes: Move = { type: 'take', from: 1, by: ben, position: later, now: 2000 };
const goesAway: Move = { type: 'away', id: 'anna', now: 5000 };

describe('taking', () => {
  test('a free stage is led from then on', () => {
    expect(stageAfter(annaTakes)).toEqual({
      n: 1,
      position: start,
      live: { on: true, leader: anna, since: 1000, black: false, awaySince: null },
    });
  });

  test('the second of two who saw the same stage is refused', () => {
    expect(moveStage(stageAfter(annaTakes), { ...benTakes, from: 0 })).toBe('stale');
  });

  test('whoever sees that somebody leads may take over; the showing goes on since its start', () => {
    const { n, live, position } = stageAfter(annaTakes, benTakes);
    expect({ n, live, position }).toMatchObject({ n: 2, position: later, live: { leader: ben, since: 1000 } });
  });

  test('the leader may take again from whatever was seen: a second window, a reload', () => {
    const stage = stageAfter(annaTakes, { type: 'black', by: 'anna', on: true }, { ...annaTakes, from: 0, position: later, now: 9000 });
    expect(stage).toMatchObject({ n: 1, position: later, live: { since: 1000, black: false } });
  });
});

describe('leading', () => {
  const leadersMoves: Move[] = [
    { type: 'go', by: 'anna', position: later },
    { type: 'black', by: 'anna', on: true },
    { type: 'end', by: 'anna' },
  ];
  test.each(leadersMoves)('$type is the leader’s alone', (move) => {
    expect(moveStage(stageAfter(annaTakes), { ...move, by: 'ben' } as Move)).toBe('forbidden');
    expect(moveStage(emptyStage, move)).toBe('forbidden');
    expect(typeof moveStage(stageAfter(annaTakes), move)).toBe('object');
  });

  test('going does not change who holds the baton', () => {
    expect(stageAfter(annaTakes, { type: 'go', by: 'anna', position: later })).toMatchObject({ n: 1, position: later });
  });

  test('the position outlives the end', () => {
    const stage = stageAfter(annaTakes, { type: 'go', by: 'anna', position: later }, { type: 'end', by: 'anna' });
    expect(stage).toEqual({ n: 2, position: later, live: { on: false, ended: { leaderName: 'Anna', why: 'ended' } } });
  });
});

describe('being away', () => {
  const tick = (now: number): Move => ({ type: 'tick', now });

  test('counts from the first notice', () => {
    expect(stageAfter(annaTakes, goesAway, { ...goesAway, now: 7000 }).live).toMatchObject({ awaySince: 5000 });
  });

  test('ends the showing after its time, and not a millisecond before', () => {
    const away = stageAfter(annaTakes, goesAway);
    expect(moveStage(away, tick(5000 + LOST_AFTER_MS - 1))).toBe(away);
    expect(moveStage(away, tick(5000 + LOST_AFTER_MS))).toMatchObject({
      n: 2,
      live: { on: false, ended: { leaderName: 'Anna', why: 'left' } },
    });
  });

  test('is over when the leader is back', () => {
    const back = stageAfter(annaTakes, goesAway, { type: 'back', id: 'anna' });
    expect(moveStage(back, tick(1_000_000))).toBe(back);
  });

  test('of others means nothing', () => {
    const stage = stageAfter(annaTakes);
    expect(moveStage(stage, { ...goesAway, id: 'ben' })).toBe(stage);
    expect(moveStage(emptyStage, goesAway)).toBe(emptyStage);
  });
});

test('a new name of the leader shows, of others not', () => {
  const stage = stageAfter(annaTakes);
  expect(moveStage(stage, { type: 'rename', by: { id: 'anna', name: 'Anna B.' } })).toMatchObject({
    live: { leader: { name: 'Anna B.' } },
  });
  expect(moveStage(stage, { type: 'rename', by: ben })).toBe(stage);
});

const id = fc.constantFrom('anna', 'ben', 'chair');
const leader = id.map((name) => ({ id: name, name }));
const position = fc.record({ anchor: fc.constantFrom('AA==', 'AQ=='), step: fc.integer({ min: -1, max: 3 }) });
const now = fc.nat(100_000);
const anyMove: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ type: fc.constant('take' as const), from: fc.nat(6), by: leader, position, now }),
  fc.record({ type: fc.constant('go' as const), by: id, position }),
  fc.record({ type: fc.constant('black' as const), by: id, on: fc.boolean() }),
  fc.record({ type: fc.constant('end' as const), by: id }),
  fc.record({ type: fc.constant('away' as const), id, now }),
  fc.record({ type: fc.constant('back' as const), id }),
  fc.record({ type: fc.constant('tick' as const), now }),
);

test('whatever happens: the leader changes only by a take or an end, and n tells each such change', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
      let stage: Stage = emptyStage;
      for (const move of moves) {
        const before = structuredClone(stage);
        const next = moveStage(stage, move);
        expect(stage).toEqual(before);
        if (typeof next === 'string') continue;
        const holder = ({ live }: Stage) => (live.on ? live.leader.id : null);
        expect(next.n - stage.n).toBe(holder(next) === holder(stage) ? 0 : 1);
        stage = next;
      }
    }),
  );
});
