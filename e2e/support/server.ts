import { mkdirSync, openSync } from 'node:fs';
import { freePort } from '#scripts/lib/ports.mjs';
import { startServer } from '#scripts/lib/server.mjs';
import { testDatabase } from '#scripts/test-database.mjs';

/** Lectern as it is in production, with a database of its own. */
export type Lectern = {
  readonly url: string;
  readonly databaseUrl: string;
  /** Where it keeps pictures. */
  readonly dataFolder: string;
  /** The number of its process. */
  pid(): number;
  /** Stops it gently and starts it again, at the same address. */
  restart(): Promise<void>;
  /** Kills it as if the power went out, and starts it again, at the same address. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

/** More settings, for the address at which it will be and its database. */
type Settings = (url: string, databaseUrl: string) => Promise<Record<string, string>>;

/** Starts the built server on a free port, with a fresh database. Its log goes to test-results. @param name of the log */
export async function startLectern(name: string, settings: Settings = async () => ({})): Promise<Lectern> {
  const database = await testDatabase();
  const port = await freePort();
  mkdirSync('test-results', { recursive: true });
  const output = openSync(`test-results/server-${name}.log`, 'a');
  const url = `http://127.0.0.1:${port}`;
  // All tests of a worker are one address.
  const env = {
    DATABASE_URL: database.url,
    HOST: '127.0.0.1',
    // Tests ask no foreign host; those that do say so.
    IMAGES: 'direct',
    LIMIT_CREATE: '10000/h',
    LIMIT_UPLOAD: '10000/h',
    LECTERN_DATA: `test-results/data-${name}`,
    ...(await settings(url, database.url)),
  };
  const dataFolder = env.LECTERN_DATA;
  const start = () => startServer({ port, env, output });
  let server = await start();
  const again = async (end: 'stop' | 'kill') => {
    await server[end]();
    server = await start();
  };
  return {
    url,
    databaseUrl: database.url,
    dataFolder,
    pid: () => server.pid,
    restart: () => again('stop'),
    crash: () => again('kill'),
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
}
