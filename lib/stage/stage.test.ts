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
const annaTakes: Move = { type: 'take', from: 0, by: anna, chair: false, position: start, now: 1000 };
const benTakes: Move = { type: 'take', from: 1, by: ben, chair: true, position: later, now: 2000 };
const goesAway: Move = { type: 'away', id: 'anna', now: 5000 };

describe('taking', () => {
  test('a free stage is led from then on', () => {
    expect(stageAfter(annaTakes)).toEqual({
      n: 1,
      position: start,
      live: { on: true, leader: anna, since: 1000, black: false, awaySince: null, offer: null, asking: [] },
    });
  });

  test('the second of two who saw the same stage is refused', () => {
    expect(moveStage(stageAfter(annaTakes), { ...benTakes, from: 0 })).toBe('stale');
  });

  test('the chair, who sees that somebody leads, may take over; the showing goes on since its start', () => {
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
  const tick = (now: number): Move => ({ type: 'tick', now, heir: null });

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
  fc.record({ type: fc.constant('take' as const), from: fc.nat(6), by: leader, chair: fc.boolean(), position, now }),
  fc.record({ type: fc.constant('ask' as const), from: fc.nat(6), by: leader, on: fc.boolean() }),
  fc.record({ type: fc.constant('offer' as const), from: fc.nat(6), by: id, to: leader }),
  fc.record({ type: fc.constant('accept' as const), from: fc.nat(6), by: leader }),
  fc.record({ type: fc.constant('decline' as const), from: fc.nat(6), by: id }),
  fc.record({ type: fc.constant('release' as const), from: fc.nat(6), by: id, heir: fc.option(leader) }),
  fc.record({ type: fc.constant('go' as const), by: id, position }),
  fc.record({ type: fc.constant('black' as const), by: id, on: fc.boolean() }),
  fc.record({ type: fc.constant('end' as const), by: id }),
  fc.record({ type: fc.constant('away' as const), id, now }),
  fc.record({ type: fc.constant('back' as const), id }),
  fc.record({ type: fc.constant('tick' as const), now, heir: fc.option(leader) }),
);

test('whatever happens: n tells each change of who leads, and nobody leads who neither took it free, was offered it, nor is the chair', () => {
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
        expect(mayHaveIt(stage, next, move)).toBe(true);
        stage = next;
      }
    }),
  );
});

/** Whoever leads now did so before, took it free or as chair, was offered it, or inherits it. */
function mayHaveIt(before: Stage, after: Stage, move: Move): boolean {
  if (!after.live.on || (before.live.on && before.live.leader.id === after.live.leader.id)) return true;
  if (!before.live.on) return move.type === 'take';
  const isOffered = before.live.offer?.id === after.live.leader.id;
  return isOffered || (move.type === 'take' && move.chair) || move.type === 'tick' || move.type === 'release';
}

describe('handing over', () => {
  const benOffered: Move = { type: 'offer', from: 1, by: 'anna', to: ben };

  test('an offer that is accepted makes the other lead, where the stage is', () => {
    const stage = stageAfter(annaTakes, { type: 'go', by: 'anna', position: later }, benOffered, { type: 'accept', from: 1, by: ben });
    expect(stage).toMatchObject({ n: 2, position: later, live: { leader: ben, since: 1000, offer: null } });
  });

  test('nobody accepts what was offered to another, declined, or is no longer offered', () => {
    const chair = { id: 'chair', name: 'Chair' };
    expect(moveStage(stageAfter(annaTakes, benOffered), { type: 'accept', from: 1, by: chair })).toBe('stale');
    for (const by of ['ben', 'anna']) {
      const declined = stageAfter(annaTakes, benOffered, { type: 'decline', from: 1, by });
      expect(moveStage(declined, { type: 'accept', from: 1, by: ben })).toBe('stale');
    }
    expect(moveStage(stageAfter(annaTakes, benOffered), { type: 'decline', from: 1, by: 'chair' })).toBe('forbidden');
  });

  test('an offer is the leader’s alone, and not to themselves', () => {
    expect(moveStage(stageAfter(annaTakes), { ...benOffered, by: 'ben' })).toBe('forbidden');
    expect(moveStage(stageAfter(annaTakes), { ...benOffered, to: anna })).toBe('forbidden');
    expect(moveStage(stageAfter(annaTakes), { ...benOffered, from: 0 })).toBe('stale');
  });

  test('who is not the chair may ask, not take', () => {
    const stage = stageAfter(annaTakes);
    expect(moveStage(stage, { ...benTakes, chair: false } as Move)).toBe('forbidden');
    const asked = stageAfter(annaTakes, { type: 'ask', from: 1, by: ben, on: true });
    expect(asked).toMatchObject({ n: 1, live: { asking: [ben] } });
    expect(moveStage(asked, { type: 'ask', from: 1, by: ben, on: true })).toBe(asked);
    expect(
      stageAfter(annaTakes, { type: 'ask', from: 1, by: ben, on: true }, benOffered, { type: 'accept', from: 1, by: ben }),
    ).toMatchObject({
      live: { leader: ben, asking: [] },
    });
    expect(moveStage(asked, { type: 'ask', from: 1, by: anna, on: true })).toBe('forbidden');
  });

  test('of a hand-over and a take at the same time the first counts', () => {
    const chair = { id: 'chair', name: 'Chair' };
    const offered = stageAfter(annaTakes, benOffered);
    const accepts: Move = { type: 'accept', from: 1, by: ben };
    const takes: Move = { type: 'take', from: 1, by: chair, chair: true, position: start, now: 5 };
    for (const [first, second] of [
      [accepts, takes],
      [takes, accepts],
    ] as const) {
      expect(moveStage(moveStage(offered, first) as Stage, second)).toBe('stale');
    }
  });

  test('what is given back, or lost, goes to the chair; without one nobody leads', () => {
    const chair = { id: 'chair', name: 'Chair' };
    const away = stageAfter(annaTakes, goesAway);
    expect(moveStage(away, { type: 'tick', now: 5000 + LOST_AFTER_MS, heir: chair })).toMatchObject({
      n: 2,
      position: start,
      live: { on: true, leader: chair, since: 1000, awaySince: null },
    });
    const stage = stageAfter(annaTakes);
    expect(moveStage(stage, { type: 'release', from: 1, by: 'anna', heir: chair })).toMatchObject({ live: { leader: chair } });
    expect(moveStage(stage, { type: 'release', from: 1, by: 'anna', heir: null })).toMatchObject({ live: { on: false } });
    expect(moveStage(stage, { type: 'release', from: 1, by: 'ben', heir: chair })).toBe('forbidden');
  });
});
