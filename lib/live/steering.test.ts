import { expect, test } from 'vitest';
import { hearMove, openSteering, sendMove } from './steering.ts';

const on = (anchor: string, step = -1) => ({ anchor, step });

test('the echo of an older move of its own does not throw the window back', () => {
  let steering = sendMove(sendMove(openSteering(on('3')), on('4'), 0), on('5'), 10);
  let heard = hearMove(steering, on('4'), 20);
  expect(heard.show).toBe(false);
  steering = heard.next;
  heard = hearMove(steering, on('5'), 30);
  expect(heard).toEqual({ show: false, next: { sent: [], heard: on('5') } });
});

test('news that are no move do not move the window while its own move is under way', () => {
  const steering = sendMove(openSteering(on('3')), on('4'), 0);
  expect(hearMove(steering, on('3'), 5).show).toBe(false);
});

test('a move of another window is shown', () => {
  expect(hearMove(openSteering(on('3')), on('9'), 0)).toEqual({ show: true, next: { sent: [], heard: on('9') } });
});

test('a step on the same slide is a move', () => {
  expect(hearMove(openSteering(on('3')), on('3', 0), 0).show).toBe(true);
});

test('an echo that never came is forgotten', () => {
  const steering = sendMove(openSteering(on('3')), on('5'), 0);
  expect(hearMove(steering, on('5'), 10_000).show).toBe(true);
});
