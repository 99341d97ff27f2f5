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
  readonly reject: (error: unknown) => void;
};

/** The log of all decks. */
export type Log = {
  /**
   * Resolves once the update is committed. Waits as long as it takes: a database that is away loses nothing. Rejects
   * only when the database will never take the row, for instance because its deck was deleted.
   */
  append(deckId: string, data: Uint8Array): Promise<void>;
  /** Resolves once everything appended so far is committed. */
  flush(): Promise<void>;
  /** Bytes that wait for their commit. */
  pendingBytes(): number;
};

/**
 * Group commit: while one batch commits, the next one gathers. `onFailure` hears of each failed attempt, which is
 * tried again.
 */
export function openLog(pool: pg.Pool, onFailure: (error: unknown) => void): Log {
  const queue: Entry[] = [];
  let bytes = 0;
  let writing: Promise<void> | null = null;

  function start(): void {
    writing ??= drain().finally(() => {
      writing = null;
      // What was appended between the last look at the queue and now.
      if (queue.length > 0) start();
    });
  }

  async function drain(): Promise<void> {
    // Let everything that arrives in this turn of the loop share the commit.
    await new Promise(setImmediate);
    while (queue.length > 0) {
      await write(takeBatch(queue));
    }
  }

  /** Tries until it is done. */
  async function write(batch: readonly Entry[]): Promise<void> {
    for (let wait = RETRY_AFTER_MS; ; wait = Math.min(wait * 2, MAX_RETRY_AFTER_MS)) {
      const error = await insert(pool, batch).then(
        () => null,
        (failure: unknown) => failure,
      );
      if (error === null) return settle(batch, (entry) => entry.resolve());
      onFailure(error);
      if (isHopeless(error)) return writeSingly(batch, error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** A row that can never be stored must not hold up the others. */
  async function writeSingly(batch: readonly Entry[], error: unknown): Promise<void> {
    if (batch.length === 1) return settle(batch, (entry) => entry.reject(error));
    for (const entry of batch) await write([entry]);
  }

  function settle(batch: readonly Entry[], tell: (entry: Entry) => void): void {
    for (const entry of batch) {
      bytes -= entry.data.byteLength;
      tell(entry);
    }
  }

  return {
    append: (deckId, data) =>
      new Promise((resolve, reject) => {
        queue.push({ deckId, data, resolve, reject });
        bytes += data.byteLength;
        start();
      }),
    flush: async () => {
      while (writing !== null) await writing;
    },
    pendingBytes: () => bytes,
  };
}

/** Postgres refuses the data itself (SQLSTATE 22, 23), which no second try changes. */
const isHopeless = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);

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
