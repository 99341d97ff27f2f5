/** `gone` stood at this offset of the one text where `come` stands in the other. */
export type Difference = { readonly from: number; readonly gone: string; readonly come: string };

/** So many characters in a row are the same text again. */
const PROBE = 32;
const PROBES = 128;
/** How far ahead the texts are looked through: first nearby. */
const REACHES: readonly number[] = [PROBE * PROBES, 65_536];
/** So many characters are looked through; finding some in a row takes up to 5 ns for each. */
const MAX_LOOKED = 2_000_000;
/** Whoever applies them writes the whole text for each. */
const MAX_DIFFERENCES = 100;

/**
 * Where two texts differ, in one walk through both: it goes on where they agree again. What is left when that has taken too long is one
 * difference. Coarse: the nearest place where they agree is not always the one that belongs there.
 */
export function differences(before: string, after: string, most = MAX_DIFFERENCES): Difference[] {
  const all: Difference[] = [];
  const looked = { left: MAX_LOOKED };
  let [from, to] = [0, 0];
  for (;;) {
    const same = sameFrom({ before, from, after, to });
    from += same;
    to += same;
    if (from === before.length && to === after.length) return all;
    const meeting = all.length + 1 < most ? meetingOf({ before, from, after, to }, looked) : null;
    const [end, endTo] = meeting ?? [before.length, after.length];
    all.push({ from, gone: before.slice(from, end), come: after.slice(to, endTo) });
    [from, to] = [end, endTo];
  }
}

type Walk = { readonly before: string; readonly from: number; readonly after: string; readonly to: number };

/** So many characters are compared at once where texts are the same. */
const BLOCK = 4_096;

/** How many characters are the same from there on. No surrogate pair is cut. */
export function sameFrom({ before, from, after, to }: Walk): number {
  const most = Math.min(before.length - from, after.length - to);
  let same = 0;
  while (same < most && before.slice(from + same, from + same + BLOCK) === after.slice(to + same, to + same + BLOCK)) same += BLOCK;
  while (same < most && before.charCodeAt(from + same) === after.charCodeAt(to + same)) same++;
  same = Math.min(same, most);
  const isCut = same > 0 && (isLow(before, from + same) || isLow(after, to + same)) && isHigh(before, from + same - 1);
  return isCut ? same - 1 : same;
}

/** How many characters are the same before those places, `most` of them. No surrogate pair is cut. */
export function sameUpTo({ before, from, after, to }: Walk, most: number): number {
  let same = 0;
  while (same + BLOCK <= most && before.slice(from - same - BLOCK, from - same) === after.slice(to - same - BLOCK, to - same))
    same += BLOCK;
  while (same < most && before.charCodeAt(from - same - 1) === after.charCodeAt(to - same - 1)) same++;
  return same > 0 && isLow(before, from - same) ? same - 1 : same;
}

/** Where in each of them the texts agree again, or null when that is too far away. */
function meetingOf(walk: Walk, looked: { left: number }): readonly [number, number] | null {
  for (const reach of REACHES) {
    const meeting = meetingWithin(walk, reach, looked);
    if (meeting) return meeting;
  }
  return null;
}

function meetingWithin({ before, from, after, to }: Walk, reach: number, looked: { left: number }): readonly [number, number] | null {
  const nearby = after.slice(to, to + reach);
  const last = Math.min(before.length - PROBE, from + reach);
  for (let at = from; at <= last && looked.left > 0; at += reach / PROBES) {
    const found = isLow(before, at) ? -1 : nearby.indexOf(before.slice(at, at + PROBE));
    looked.left -= found < 0 ? nearby.length : found;
    if (found < 0) continue;
    const back = sameUpTo({ before, from: at, after, to: to + found }, Math.min(at - from, found));
    return [at - back, to + found - back];
  }
  return null;
}

/** Is there the first half of a surrogate pair? */
export const isHigh = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;
/** The second half? */
export const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
