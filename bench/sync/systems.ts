import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pin } from '#scripts/lib/measure.mjs';
import { freePort } from '#scripts/lib/ports.mjs';
import { startServer } from '#scripts/lib/server.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import type { Dialect } from './messages.ts';

/** All servers run on this core, one at a time; the load and Postgres on the other. */
const SERVER_CORE = 0;

export type System = {
  readonly name: 'relay' | 'hocuspocus' | 'lectern';
  readonly dialect: Dialect;
  readonly pid: number;
  /** Where a deck is edited. */
  edit(deckId: string): string;
  /** A new deck's id. */
  deck(text?: string): Promise<string>;
  stop(): Promise<void>;
};
export type Lectern = System & {
  readonly databaseUrl: string;
  follow(deckId: string): string;
};

let decks = 0;

async function startPeer(name: 'relay' | 'hocuspocus'): Promise<System> {
  const port = await freePort();
  const child: ChildProcess = fork(join(import.meta.dirname, `${name}.ts`), [String(port)], { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  const pid = child.pid ?? 0;
  pin(pid, SERVER_CORE);
  return {
    ...{ name, pid },
    dialect: name === 'hocuspocus' ? 'hocuspocus' : 'y-websocket',
    edit: (deckId) => `ws://127.0.0.1:${port}/${name === 'hocuspocus' ? '' : deckId}`,
    deck: async () => `deck-${decks++}`,
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
export const startRelay = () => startPeer('relay');
export const startHocuspocus = () => startPeer('hocuspocus');

/** Lectern as `npm start` runs it, with a throw-away database. `profileDir`: a CPU profile of it is written there when it stops. */
export async function startLectern(profileDir?: string): Promise<Lectern> {
  const database = await testDatabase();
  const port = await freePort();
  const profiled = profileDir ? { NODE_OPTIONS: `--import ${join(import.meta.dirname, 'profile.mjs')}`, LECTERN_PROFILE: profileDir } : {};
  // The whole load is one address.
  const limits = { LIMIT_CREATE: '10000/h', LIMIT_JOIN: '1000000/min' };
  const env = { DATABASE_URL: database.url, HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...limits, ...profiled };
  const server = await startServer({ port, env });
  pin(server.pid, SERVER_CORE);
  return {
    ...{ name: 'lectern', dialect: 'y-websocket', pid: server.pid, databaseUrl: database.url },
    edit: (deckId) => `ws://127.0.0.1:${port}/sync/${deckId}?lectern=1`,
    follow: (deckId) => `ws://127.0.0.1:${port}/follow/${deckId}`,
    async deck(text = '# Deck\n') {
      const address = `http://127.0.0.1:${port}/api/v1/decks`;
      const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'text/markdown' }, body: text });
      const { id } = (await answer.json()) as { id: string };
      return id;
    },
    async stop() {
      await server.stop();
      await database.drop();
    },
  };
}
