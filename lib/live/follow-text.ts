import type { TextEdit } from '#deck';
import type { StageView, ToFollower } from '#wire';
import type { FeedChange } from './feed.ts';

/** What a follower knows of a deck. `lost`: a message is missing, nothing fits until the next snapshot. */
export type FollowText = {
  readonly epoch: string;
  readonly rev: number;
  readonly text: string;
  readonly stage: StageView;
  readonly lost: boolean;
};

/** The deck after a message, how its text changed, and whether the server must be asked for a snapshot. */
export type Received = { readonly now: FollowText; readonly change: FeedChange | null; readonly resync: boolean };
type Content = Extract<ToFollower, { type: 'snapshot' | 'splices' | 'stage' }>;

/** Takes in one message of the follow lane. A gap makes the deck `lost` and asks for a snapshot, once. */
export function receive(known: FollowText, message: Content): Received {
  switch (message.type) {
    case 'snapshot':
      return snapshot(known, message);
    case 'splices':
      return splices(known, message);
    case 'stage':
      if (known.lost || message.rev !== known.rev) return gap(known);
      return { now: { ...known, stage: message.stage }, change: null, resync: false };
  }
}

function snapshot(known: FollowText, message: Extract<Content, { type: 'snapshot' }>): Received {
  const { epoch, rev, text, stage } = message;
  const edit = wholeEdit(known.text, text);
  const change = { splices: edit ? [edit] : [], ...placeOf(stage.place) };
  return { now: { epoch, rev, text, stage, lost: false }, change: edit ? change : null, resync: false };
}

function splices(known: FollowText, message: Extract<Content, { type: 'splices' }>): Received {
  if (known.lost || message.rev !== known.rev + 1) return gap(known);
  const text = applyAll(known.text, message.splices);
  if (text === null) return gap(known);
  const place = message.place ?? known.stage.place;
  const now = { ...known, rev: message.rev, text, stage: { ...known.stage, place } };
  return { now, change: { splices: message.splices, ...placeOf(message.place) }, resync: false };
}

const gap = (known: FollowText): Received => ({ now: { ...known, lost: true }, change: null, resync: !known.lost });
const placeOf = (place: StageView['place']) => (place ? { place } : {});

/** The text after the edits, or null when one of them does not fit. */
function applyAll(text: string, edits: readonly TextEdit[]): string | null {
  return edits.reduce<string | null>((sofar, { from, remove, insert }) => {
    if (sofar === null || from + remove > sofar.length) return null;
    return sofar.slice(0, from) + insert + sofar.slice(from + remove);
  }, text);
}

/** One edit that makes `after` of `before`, without what both begin and end with; null when they are equal. */
export function wholeEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < shorter - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from, remove: before.length - from - tail, insert: after.slice(from, after.length - tail) };
}
