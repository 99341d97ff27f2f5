import { expect, test } from 'vitest';
import type { StageView } from '#wire';
import { modeOnStage, type Opening, openingMode } from './deck-mode.ts';

const off: StageView = { n: 0, live: null, place: null, anchor: null, ended: null, followers: 0 };
const byAnna: StageView = {
  ...off,
  n: 1,
  live: { leaderId: 'anna', leaderName: 'anna', since: 0, black: false, awaySince: null, offer: null, asking: [] },
};
const opening = (change: Partial<Opening>) => openingMode({ level: 'edit', stage: off, you: 'ben', wantsEditor: false, ...change });

test('whoever may edit gets the editor while nobody presents', () => {
  expect(opening({})).toBe('edit');
});
test('readers follow, live or not, whatever the address says', () => {
  expect(opening({ level: 'view', wantsEditor: true })).toBe('follow');
});
test('while somebody presents everybody lands on the stage, following', () => {
  expect(opening({ stage: byAnna })).toBe('follow');
  expect(opening({ stage: byAnna, you: null })).toBe('follow');
});
test('?edit opens the editor at once', () => {
  expect(opening({ stage: byAnna, wantsEditor: true })).toBe('edit');
});
test('the presenter who reloads is on stage again', () => {
  expect(opening({ stage: byAnna, you: 'anna' })).toBe('stage');
});
test('the stage follows when it is taken over, and gives way to the editor when it ends', () => {
  expect(modeOnStage(byAnna, 'anna')).toBe('stage');
  expect(modeOnStage(byAnna, 'ben')).toBe('follow');
  expect(modeOnStage(off, 'anna')).toBe('edit');
});
