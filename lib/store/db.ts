import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './client/client.ts';
import { env } from './env.ts';

/** Postgres connections of this process, at most. */
const maxConnections = 12;
const connectTimeoutMs = 5_000;

type Db = {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  /** One connection, for the log alone: whoever waits for an edit to be saved does not wait for others' questions. */
  readonly logPool: pg.Pool;
};
const key = Symbol.for('lectern.db');
type Holder = { [key]?: Db };

/** The database: the same connections for all of a process, though app and server load two copies of this module. */
export function db(): Db {
  const holder = globalThis as Holder;
  holder[key] ??= connect(env().DATABASE_URL);
  return holder[key];
}

function connect(connectionString: string): Db {
  const pool = openPool(connectionString, maxConnections);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), logPool: openPool(connectionString, 1) };
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: connectTimeoutMs, application_name: 'lectern' });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

type Isolation = 'REPEATABLE READ' | 'READ COMMITTED';

/** Does all or nothing; with one view of the database for all reads in it, unless another isolation is named. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>, isolation: Isolation = 'REPEATABLE READ'): Promise<T> {
  const client = await db().pool.connect();
  try {
    await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    // Not given back to the pool: it may be in the middle of the transaction, or broken.
    client.release(true);
    throw error;
  }
}

/** Ends all connections; the next `db()` opens new ones. */
export async function closeDb(): Promise<void> {
  const holder = globalThis as Holder;
  const open = holder[key];
  if (!open) return;
  delete holder[key];
  await open.prisma.$disconnect();
  await Promise.all([open.pool.end(), open.logPool.end()]);
}
