import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './client/client.ts';
import { env } from './env.ts';

/** Postgres connections of this process, at most. */
const maxConnections = 12;
const connectTimeoutMs = 5_000;

type Db = { readonly pool: pg.Pool; readonly prisma: PrismaClient };
const key = Symbol.for('lectern.db');
type Holder = { [key]?: Db };

/** The database: one pool per process, though app and server load two copies of this module. */
export function db(): Db {
  const holder = globalThis as Holder;
  holder[key] ??= connect(env().DATABASE_URL);
  return holder[key];
}

function connect(connectionString: string): Db {
  const pool = new pg.Pool({
    connectionString,
    max: maxConnections,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'lectern',
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** Ends all connections; the next `db()` opens new ones. */
export async function closeDb(): Promise<void> {
  const holder = globalThis as Holder;
  const open = holder[key];
  if (!open) return;
  delete holder[key];
  await open.prisma.$disconnect();
  await open.pool.end();
}
