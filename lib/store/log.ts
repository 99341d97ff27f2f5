import type pg from 'pg';

/** Rows and bytes of one commit, at most. */
const MAX_BATCH_ROWS = 1000;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
const RETRY_AFTER_MS = 250;
const MAX_RETRY_AFTER_MS = 5000;

type Entry = {
  readonly deckId: string;
  readonly data: Uint8Array;
  readonly resolve: () => void;
};

/** The log of all decks. */
export type Log = {
  /** Resolves once the update is committed. Waits as long as it takes: a database that is away loses nothing. */
  append(deckId: string, data: Uint8Array): Promise<void>;
  /** Resolves once everything appended so far is committed. */
  flush(): Promise<void>;
  /** Bytes that wait for their commit. */
  pendingBytes(): number;
  /** Gives up waiting for a database that is away: what is not committed yet stays unacknowledged. */
  abandon(): void;
};

/**
 * Group commit: while one batch commits, the next one gathers. `onFailure` hears of each failed attempt, which is
 * tried again.
 */
export function openLog(pool: pg.Pool, onFailure: (error: unknown) => void): Log {
  const queue: Entry[] = [];
  let bytes = 0;
  let writing: Promise<void> | null = null;
  let abandoned = false;

  async function drain(): Promise<void> {
    // Let everything that arrives in this turn of the loop share the commit.
    await new Promise(setImmediate);
    while (queue.length > 0 && !abandoned) {
      const batch = takeBatch(queue);
      await insertStubbornly(batch);
      if (abandoned) return;
      for (const entry of batch) {
        bytes -= entry.data.byteLength;
        entry.resolve();
      }
    }
  }

  async function insertStubbornly(batch: readonly Entry[]): Promise<void> {
    for (let wait = RETRY_AFTER_MS; !abandoned; wait = Math.min(wait * 2, MAX_RETRY_AFTER_MS)) {
      try {
        return await insert(pool, batch);
      } catch (error) {
        onFailure(error);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  return {
    append: (deckId, data) =>
      new Promise((resolve) => {
        queue.push({ deckId, data, resolve });
        bytes += data.byteLength;
        writing ??= drain().finally(() => {
          writing = null;
        });
      }),
    flush: async () => {
      while (writing !== null) await writing;
    },
    pendingBytes: () => bytes,
    abandon: () => {
      abandoned = true;
    },
  };
}

function takeBatch(queue: Entry[]): Entry[] {
  let size = 0;
  let rows = 0;
  for (const { data } of queue) {
    if (rows > 0 && (rows >= MAX_BATCH_ROWS || size + data.byteLength > MAX_BATCH_BYTES)) break;
    rows++;
    size += data.byteLength;
  }
  return queue.splice(0, rows);
}

/** One statement is one transaction. The order of the rows is the order of their ids. */
async function insert(pool: pg.Pool, batch: readonly Entry[]): Promise<void> {
  await pool.query(
    `INSERT INTO deck_update (deck_id, data)
     SELECT deck_id, data FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS entry(deck_id, data, place) ORDER BY place`,
    [batch.map((entry) => entry.deckId), batch.map((entry) => Buffer.from(entry.data))],
  );
}
