/** Edits of this page that the server has not confirmed, by the message of the current connection that carries them. */
export type SyncLedger = {
  /** A connection opened: counting starts anew, and nothing sent before counts. */
  opened(): void;
  /** The connection went: what was not confirmed must travel again. */
  lost(): void;
  /** The page made an edit at `now` (milliseconds since the epoch). */
  edited(now: number): void;
  /** So many edits of an earlier page, made since then, are here and were not confirmed; what they lack of it has left, if it could. */
  left(count: number, since: number): void;
  /** The person has their text elsewhere: nothing here waits for confirmation. */
  forget(): void;
  /** An update message left; `whole` when it is a sync step 2, which carries all that the server lacks. */
  sent(whole: boolean): void;
  /** The server committed the first `count` update messages of this connection. */
  acked(count: number): void;
  /** Whether the handshake's step 2 of this connection is committed, and what was left. */
  settled(): boolean;
  /** How many update messages this connection has sent. */
  sentCount(): number;
  pending(): number;
  /** When the oldest unconfirmed edit was made, or null. */
  oldest(): number | null;
  /** The same of this page's own edits, without those that were left to it. */
  own(): { readonly pending: number; readonly since: number | null };
};

type Entry = { readonly at: number; readonly isOwn: boolean; message: number | null };

/**
 * A ledger for one document. Before this connection's step 2 left, an edit is not counted as sent: the server may lack what it
 * builds on and drop it, and then step 2 is what brings it.
 */
export function openLedger(): SyncLedger {
  let entries: Entry[] = [];
  let sentCount = 0;
  let ackedCount = 0;
  let wholeAt: number | null = null;
  const restart = () => {
    sentCount = 0;
    ackedCount = 0;
    wholeAt = null;
    for (const entry of entries) entry.message = null;
  };
  const confirm = () => {
    entries = entries.filter((entry) => entry.message === null || entry.message > ackedCount);
  };
  return {
    opened: restart,
    lost: restart,
    edited: (now) => {
      entries.push({ at: now, isOwn: true, message: null });
    },
    left: (count, since) => {
      const message = wholeAt === null ? null : sentCount;
      entries.unshift(...Array.from({ length: count }, () => ({ at: since, isOwn: false, message })));
      confirm();
    },
    forget: () => {
      entries = [];
    },
    sent: (whole) => {
      sentCount += 1;
      if (whole && wholeAt === null) wholeAt = sentCount;
      if (wholeAt === null) return;
      for (const entry of entries) entry.message ??= sentCount;
    },
    acked: (count) => {
      ackedCount = Math.max(ackedCount, Math.min(count, sentCount));
      confirm();
    },
    settled: () => wholeAt !== null && ackedCount >= wholeAt && entries.every(({ isOwn }) => isOwn),
    sentCount: () => sentCount,
    pending: () => entries.length,
    oldest: () => entries[0]?.at ?? null,
    own: () => {
      const own = entries.filter(({ isOwn }) => isOwn);
      return { pending: own.length, since: own[0]?.at ?? null };
    },
  };
}
