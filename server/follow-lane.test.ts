import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ToFollower } from '#wire';
import type { FollowConnection } from './follow-connection.ts';
import { FollowLane } from './follow-lane.ts';
import type { StageKeeper } from './stage-keeper.ts';

let close = () => {};
afterEach(() => close());

/** The messages in frames that were written together. */
function messagesIn(frames: Buffer): ToFollower[] {
  const found: ToFollower[] = [];
  for (let at = 0; at < frames.length; ) {
    const short = (frames[at + 1] ?? 0) < 126;
    const from = at + (short ? 2 : 4);
    at = from + (short ? (frames[at + 1] ?? 0) : frames.readUInt16BE(at + 2));
    found.push(JSON.parse(frames.toString('utf8', from, at)));
  }
  return found;
}

/** A lane with so many followers, and a text and a step that can be changed. */
function laneOf(count: number) {
  const now = { text: '# One\n', step: 0 };
  const place = () => ({ slide: 1, step: now.step });
  const publicView = () => ({ n: 1, live: null, place: place(), anchor: null, ended: null, followers: count });
  const stage = { place, leaderId: 'anna', publicView } as unknown as StageKeeper;
  const lane = new FollowLane({ text: () => now.text, stage: () => stage });
  close = () => lane.close();
  const join = () => {
    const got: ToFollower[][] = [];
    const send = (frames: Buffer) => got.push(messagesIn(frames));
    const follower = { since: Number.POSITIVE_INFINITY, got, send, tell: (message: ToFollower) => got.push([message]) };
    lane.connections.add(follower as unknown as FollowConnection);
    lane.welcome(follower as unknown as FollowConnection, null);
    return follower;
  };
  const followers = Array.from({ length: count }, join);
  const move = (step: number) => {
    now.step = step;
    lane.stageChanged();
  };
  const write = (text: string) => {
    now.text = text;
    lane.textChanged();
  };
  return { lane, followers, join, move, write };
}
const said = (messages: readonly ToFollower[]) =>
  messages.map((message) => (message.type === 'stage' ? `step ${message.stage.place?.step}` : message.type)).join();

describe('many followers', () => {
  test('get the text and the place that is about it in one write, and of moves during a sweep the last one', async () => {
    const { followers, move, write } = laneOf(600);
    const last = followers.at(-1);
    write('# One more\n');
    for (const step of [1, 2, 3, 4]) move(step);
    await vi.waitFor(() => expect(last?.got.map(said)).toEqual(['snapshot', 'splices,step 1', 'step 4']));
    expect(followers.every(({ got }) => said(got.flat()) === 'snapshot,splices,step 1,step 4')).toBe(true);
  });

  test('who joins during a sweep gets nothing that is in their snapshot already, and all that comes later', async () => {
    const { join, move, write, lane } = laneOf(600);
    write('# One more\n');
    move(1);
    const late = join();
    expect(late.got[0]?.[0]).toMatchObject({ type: 'snapshot', rev: 1, text: '# One more\n' });
    write('# One more thing\n');
    lane.flush();
    await vi.waitFor(() => expect(late.got.map(said)).toEqual(['snapshot', 'splices']));
    expect(late.got[1]?.[0]).toMatchObject({ rev: 2 });
  });
});

test('without followers the text waits, and the first one gets it as it is', () => {
  const { lane, write, join } = laneOf(0);
  write('# Two\n');
  expect(join().got[0]?.[0]).toMatchObject({ type: 'snapshot', rev: 1, text: '# Two\n' });
  expect(lane.connections.size).toBe(1);
});
