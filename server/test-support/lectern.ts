import { join } from 'node:path';
import { vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { serve } from '#server/serve.ts';
import { closeDb } from '#store/db.ts';
import { createDeck, type NewDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { noPages } from './no-pages.ts';

export const migrations = join(process.cwd(), 'prisma', 'migrations');
/** A Lectern without pages on a database of its own. */
export type TestLectern = {
  readonly port: number;
  /** ws://… without a path. */
  readonly url: string;
  readonly databaseUrl: string;
  deck(markdown: string, more?: Partial<NewDeck>): Promise<string>;
  /** Stops as SIGTERM would and starts again on the same port; `meanwhile` runs in between. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

export async function startLectern(): Promise<TestLectern> {
  const database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  await migrate(database.url, migrations);
  const start = (port: number) => serve({ port, host: '127.0.0.1', pages: noPages, migrations });
  let server = await start(0);
  const { port } = server;
  return {
    port,
    url: `ws://127.0.0.1:${port}`,
    databaseUrl: database.url,
    deck: async (markdown, more = {}) => (await createDeck({ markdown, ownerId: null, ...more })).id,
    restart: async (meanwhile) => {
      await server.stop();
      await meanwhile?.();
      server = await start(port);
    },
    close: async () => {
      await server.stop();
      await closeDb();
      await database.drop();
    },
  };
}
