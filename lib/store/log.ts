import type pg from 'pg';

/** Rows and bytes of one commit, at most. */
const MAX_BATCH_ROWS = 1000;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
const RETRY_AFTER_MS = 250;
const MAX_RETRY_AFTER_MS = 5000;

/** What is to be stored: an update or nothing, and which Yjs clients belong to whom from now on. */
export type LogEntry = { readonly data: Uint8Array | null; readonly claims: readonly LogClaim[] };
export type LogClaim = { readonly client: number; readonly ownerId: string };

type Entry = LogEntry & {
  readonly deckId: string;
  /** When it was appended, by the process's own clock. */
  readonly sinceMs: number;
  readonly resolve: (id: bigint | null) => void;
  readonly reject: (error: unknown) => void;
};

/** The log of all decks. */
export type Log = {
  /**
   * Resolves with the row's id once it is committed. Waits as long as it takes: a database that is away loses nothing.
   * Rejects only when the database will never take the row, for instance because its deck was deleted.
   */
  append(deckId: string, entry: LogEntry): Promise<bigint | null>;
  /** Resolves once everything appended so far is committed. */
  flush(): Promise<void>;
  /** Bytes and rows that wait for their commit, and how long the first of them has waited. */
  pending(): { readonly bytes: number; readonly rows: number; readonly waitMs: number };
};

/**
 * Group commit: while one batch commits, the next one gathers. `onFailure` hears of each failed attempt, which is
 * tried again.
 */
export function openLog(pool: pg.Pool, onFailure: (error: unknown) => void): Log {
  const queue: Entry[] = [];
  let current: readonly Entry[] = [];
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
      current = takeBatch(queue);
      await write(current);
      current = [];
    }
  }

  /** Tries until it is done. */
  async function write(batch: readonly Entry[]): Promise<void> {
    for (let wait = RETRY_AFTER_MS; ; wait = Math.min(wait * 2, MAX_RETRY_AFTER_MS)) {
      const result = await insert(pool, batch).catch((error: unknown) => ({ error }));
      if (Array.isArray(result)) return settle(batch, (entry, at) => entry.resolve(result[at] ?? null));
      onFailure(result.error);
      if (isHopeless(result.error)) return writeSingly(batch, result.error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  /** A row that can never be stored must not hold up the others. */
  async function writeSingly(batch: readonly Entry[], error: unknown): Promise<void> {
    if (batch.length === 1) return settle(batch, (entry) => entry.reject(error));
    for (const entry of batch) await write([entry]);
  }

  function settle(batch: readonly Entry[], tell: (entry: Entry, at: number) => void): void {
    for (const [at, entry] of batch.entries()) {
      bytes -= sizeOf(entry);
      tell(entry, at);
    }
  }

  return {
    append: (deckId, { data, claims }) =>
      new Promise((resolve, reject) => {
        const entry = { deckId, data, claims, sinceMs: performance.now(), resolve, reject };
        queue.push(entry);
        bytes += sizeOf(entry);
        start();
      }),
    flush: async () => {
      while (writing !== null) await writing;
    },
    pending: () => {
      const first = current[0] ?? queue[0];
      return { bytes, rows: current.length + queue.length, waitMs: first ? performance.now() - first.sinceMs : 0 };
    },
  };
}

const sizeOf = ({ data }: LogEntry): number => data?.byteLength ?? 0;

/** Postgres refuses the data itself (SQLSTATE 22, 23), which no second try changes. */
const isHopeless = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);

function takeBatch(queue: Entry[]): Entry[] {
  let size = 0;
  let rows = 0;
  for (const entry of queue) {
    if (rows > 0 && (rows >= MAX_BATCH_ROWS || size + sizeOf(entry) > MAX_BATCH_BYTES)) break;
    rows++;
    size += sizeOf(entry);
  }
  return queue.splice(0, rows);
}

/**
 * One statement is one transaction, and it is durable however the database is set. The order of the rows is the order of
 * their ids.
 */
const insertion = `WITH durable AS MATERIALIZED (
    SELECT CASE WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN set_config('synchronous_commit', 'on', true) END),
  claimed AS (
    INSERT INTO deck_client (deck_id, client, owner) SELECT * FROM unnest($3::text[], $4::bigint[], $5::text[]) ON CONFLICT DO NOTHING)
  INSERT INTO deck_update (deck_id, data)
    SELECT deck_id, data FROM durable, unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS entry(deck_id, data, place) ORDER BY place
  RETURNING id`;

/** The ids of the rows, null for an entry without data. */
async function insert(pool: pg.Pool, batch: readonly Entry[]): Promise<(bigint | null)[]> {
  const updates = batch.flatMap(({ deckId, data }) => (data ? [{ deckId, data }] : []));
  const claims = batch.flatMap(({ deckId, claims: own }) => own.map((claim) => ({ deckId, ...claim })));
  const { rows } = await pool.query<{ id: string }>(insertion, [
    updates.map(({ deckId }) => deckId),
    updates.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
    claims.map(({ deckId }) => deckId),
    claims.map(({ client }) => client),
    claims.map(({ ownerId }) => ownerId),
  ]);
  const ids = rows.map(({ id }) => BigInt(id)).values();
  return batch.map(({ data }) => (data ? (ids.next().value ?? null) : null));
}
