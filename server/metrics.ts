import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge } from 'prom-client';
import { db } from '#store/db.ts';
import type { Log } from '#store/log.ts';
import type { Meter } from './meter.ts';
import type { Rooms } from './rooms.ts';

const PROBE_MS = 1000;

/** What is asked when somebody looks. `redis`: null when there is none to be had. */
export type Looked = { readonly rooms: Rooms; readonly log: Log; readonly redis: () => boolean | null };

/** Adds to the meter what is so at the moment of looking: rooms, connections, log, event loop, Postgres and Redis. */
export function watch(meter: Meter, { rooms, log, redis }: Looked): void {
  const registers = [meter.registry];
  collectDefaultMetrics({ register: meter.registry });
  gauge('lectern_rooms', 'Open decks.', () => rooms.counts().rooms);
  gauge('lectern_log_bytes', 'Bytes of edits that wait for their commit.', () => log.pending().bytes);
  gauge('lectern_log_rows', 'Edits that wait for their commit.', () => log.pending().rows);
  gauge('lectern_log_wait_seconds', 'How long the first of them has waited.', () => log.pending().waitMs / 1000);
  gauge('lectern_postgres_up', '1 when Postgres answers within a second.', postgresUp);
  gauge('lectern_postgres_connections', 'Connections to Postgres.', () => db().pool.totalCount + db().logPool.totalCount);
  gauge('lectern_redis_up', '1 when Redis is connected, -1 when none is set.', () => ({ true: 1, false: 0, null: -1 })[`${redis()}`]);
  const connections = new Gauge({ name: 'lectern_connections', help: 'Open sockets.', labelNames: ['kind'], registers, collect });

  function collect(): void {
    const { editors, followers } = rooms.counts();
    connections.set({ kind: 'editor' }, editors);
    connections.set({ kind: 'follower' }, followers);
  }

  function gauge(name: string, help: string, value: () => number | Promise<number>): void {
    const made: Gauge = new Gauge({ name, help, registers, collect: async () => made.set(await value()) });
  }
}

async function postgresUp(): Promise<number> {
  const late = new Promise<number>((resolve) => setTimeout(() => resolve(0), PROBE_MS).unref());
  const answer = db()
    .pool.query('SELECT 1')
    .then(
      () => 1,
      () => 0,
    );
  return Promise.race([answer, late]);
}

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Answers `/metrics` to who has the token (any asker when it is undefined); false for other paths. */
export function metricsAnswer(meter: Meter, token: string | undefined): Answer {
  return (request, response) => {
    if (request.url?.split('?')[0] !== '/metrics') return false;
    if (token !== undefined && !matches(request.headers.authorization, token)) {
      response.writeHead(401, { 'WWW-Authenticate': 'Bearer', 'Cache-Control': 'no-store' }).end();
      return true;
    }
    meter.registry.metrics().then(
      (text) => response.writeHead(200, { 'Content-Type': meter.registry.contentType, 'Cache-Control': 'no-store' }).end(text),
      () => response.writeHead(500).end(),
    );
    return true;
  };
}

function matches(header: string | undefined, token: string): boolean {
  const [said, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return said.length === wanted.length && timingSafeEqual(said, wanted);
}

/** A port for metrics alone. Rejects when it cannot be had. */
export async function listenForMetrics(answer: Answer, { port, host }: { port: number; host: string | undefined }): Promise<Server> {
  const server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve());
  });
  return server;
}
