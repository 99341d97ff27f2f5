import pg from 'pg';
import * as z from 'zod';
import { db } from './db.ts';
import { env } from './env.ts';
import { logger } from './logger.ts';

const CHANNEL = 'lectern';
const RETRY_AFTER_MS = 1000;
const KEEP_ALIVE_MS = 10_000;

const noticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('access'), deckId: z.string() }),
  z.object({ kind: z.literal('trashed'), deckId: z.string() }),
  z.object({ kind: z.literal('deleted'), deckId: z.string() }),
  z.object({ kind: z.literal('renamed'), userId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('person'), userId: z.string() }),
]);
/** What all processes on a database are to hear: about rights and names, which they keep in memory. */
export type Notice = z.infer<typeof noticeSchema>;
const sentSchema = z.object({ node: z.string(), notice: noticeSchema });
type Listening = {
  readonly node: string;
  readonly heard: (notice: Notice) => void /** Notices may have been missed. */;
  readonly missed: () => void;
};

/** Tells the other processes; a failure is logged: they hear of it when they open the deck the next time. */
export async function notify(node: string, notice: Notice): Promise<void> {
  await db()
    .pool.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ node, notice })])
    .catch((error) => logger.error({ err: error, kind: notice.kind }, 'other nodes could not be told'));
}

/** Hears what other processes tell, over a connection of its own, which is opened anew when it breaks. Gives back how to stop. */
export function listenToNotices({ node, heard, missed }: Listening): () => Promise<void> {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function open(): Promise<void> {
    const next = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: 'lectern notices',
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    client = next;
    next.on('error', () => again(next));
    next.on('end', () => again(next));
    next.on('notification', ({ payload }) => take(payload ?? ''));
    await next.connect();
    await next.query(`LISTEN ${CHANNEL}`);
    missed();
  }

  function again(broken: pg.Client): void {
    if (stopped || client !== broken) return;
    client = null;
    broken.end().catch(() => undefined);
    timer = setTimeout(start, RETRY_AFTER_MS);
  }

  function start(): void {
    open().catch(() => client && again(client));
  }

  function take(payload: string): void {
    const sent = sentSchema.safeParse(JSON.parse(payload)).data;
    if (sent && sent.node !== node) heard(sent.notice);
  }

  start();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
