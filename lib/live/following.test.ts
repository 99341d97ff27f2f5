import { describe, expect, test } from 'vitest';
import type { StageView } from '#wire';
import { type Following, follow, openFollowing, openingPlace } from './following.ts';

const at = (slide: number, step = -1) => ({ slide, step });
const off: StageView = { n: 0, live: null, place: null, anchor: null, ended: null, followers: 0 };
const live = (slide: number, step = -1): StageView => ({
  ...off,
  n: 1,
  live: { leaderId: 'a', leaderName: 'anna', since: 0, black: false, awaySince: null, offer: null, asking: [] },
  place: at(slide, step),
});
const ended: StageView = { ...off, n: 2, place: at(5), ended: { leaderName: 'anna', why: 'ended' } };
const given = (first: StageView, ...events: Parameters<typeof follow>[1][]): Following => events.reduce(follow, openFollowing(first));

describe('a follower', () => {
  test('waits on slide 1 before anybody presents, and may browse', () => {
    expect(given(off, { type: 'moved', place: at(3), origin: 'user' })).toEqual({ kind: 'waiting', at: at(3) });
  });
  test('is taken along when it starts', () => {
    expect(given(off, { type: 'moved', place: at(3), origin: 'user' }, { type: 'stage', stage: live(2) })).toEqual({
      kind: 'following',
      at: at(2),
    });
  });
  test('who comes late begins on the live slide and step', () => {
    expect(openingPlace(live(7, 2))).toEqual(at(7, 2));
    expect(openFollowing(live(7, 2))).toEqual({ kind: 'following', at: at(7, 2) });
  });
  test('who comes after the end begins on slide 1 and is told', () => {
    expect(openFollowing(ended)).toEqual({ kind: 'ended', at: at(1), leaderName: 'anna', why: 'ended' });
  });
  test('follows slides and steps', () => {
    expect(given(live(1), { type: 'stage', stage: live(1, 0) }).at).toEqual(at(1, 0));
  });
  test('leaves the stage by an own step and stays away while the stage moves', () => {
    const away = given(live(4), { type: 'moved', place: at(3), origin: 'user' }, { type: 'stage', stage: live(5) });
    expect(away).toEqual({ kind: 'away', at: at(3) });
  });
  test('is not sent away by what the frame was told or by edits', () => {
    const followed = given(live(4), { type: 'moved', place: at(4), origin: 'told' }, { type: 'moved', place: at(5), origin: 'edit' });
    expect(followed).toEqual({ kind: 'following', at: at(5) });
  });
  test('keeps their own place through edits while away', () => {
    const away = given(live(4), { type: 'moved', place: at(3), origin: 'user' }, { type: 'moved', place: at(4), origin: 'edit' });
    expect(away).toEqual({ kind: 'away', at: at(4) });
  });
  test('comes back to live', () => {
    const back = given(live(4), { type: 'moved', place: at(3), origin: 'user' }, { type: 'back', stage: live(6) });
    expect(back).toEqual({ kind: 'following', at: at(6) });
  });
  test('cannot come back to a stage that is no more', () => {
    expect(given(ended, { type: 'back', stage: ended }).kind).toBe('ended');
  });
  test('keeps the slide when the presenter ends or leaves', () => {
    const left: StageView = { ...ended, ended: { leaderName: 'anna', why: 'left' } };
    expect(given(live(5), { type: 'stage', stage: left })).toEqual({ kind: 'ended', at: at(5), leaderName: 'anna', why: 'left' });
  });
  test('follows the next presentation', () => {
    expect(given(ended, { type: 'stage', stage: live(2) })).toEqual({ kind: 'following', at: at(2) });
  });
});
