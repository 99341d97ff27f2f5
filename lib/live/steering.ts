import type { Position } from '#stage';

/**
 * What the window of a presenter has sent and not yet heard back. Several windows of one person may move the same
 * stage, and each hears every move: an echo of an older move of its own must not throw it back.
 */
export type Steering = {
  readonly sent: readonly (Position & { readonly at: number })[];
  readonly heard: Position | null;
};

/** Milliseconds after which an echo is not waited for any more. */
const ECHO_MS = 3000;

export const openSteering = (heard: Position | null): Steering => ({ sent: [], heard });

/** A move of this window went to the server. `now` in milliseconds. */
export const sendMove = (steering: Steering, position: Position, now: number): Steering => ({
  ...steering,
  sent: [...steering.sent.filter((move) => now - move.at < ECHO_MS), { ...position, at: now }],
});

/** The server told where the stage is: `show` says whether this window has to go there. */
export function hearMove(steering: Steering, position: Position, now: number): { readonly next: Steering; readonly show: boolean } {
  const sent = steering.sent.filter((move) => now - move.at < ECHO_MS);
  if (steering.heard && same(steering.heard, position)) return { next: { ...steering, sent }, show: false };
  const echo = sent.findIndex((move) => same(move, position));
  if (echo < 0) return { next: { sent: [], heard: position }, show: true };
  return { next: { sent: sent.slice(echo + 1), heard: position }, show: false };
}

const same = (a: Position, b: Position) => a.anchor === b.anchor && a.step === b.step;
