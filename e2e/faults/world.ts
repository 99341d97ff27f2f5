import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { pin } from '#scripts/lib/measure.mjs';
import { freePort } from '#scripts/lib/ports.mjs';
import { inProject } from '#scripts/lib/project.mjs';
import { type RunningServer, startServer } from '#scripts/lib/server.mjs';
import { startPostgres, throwAwayPostgres } from '#scripts/postgres.mjs';
import { type TestRedis, testRedis } from '#scripts/redis.mjs';
import { closeDb } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { type Network, openNetwork } from './network.ts';

/** Which program is tried: the one that `npm start` runs, or the same without its pages, which starts faster. */
export type Program = 'built' | 'lanes';
/** Settings of one server process. `hook`: see hooks.mjs. */
export type Settings = { readonly hook?: string; readonly env?: Record<string, string> };

/**
 * In ms of a server's own time: the longest turn of its loop, in which it reads whatever has arrived on all sockets, and the longest that
 * it was at one message; and how many messages took more than 50 ms.
 */
export type Turns = { readonly turnMs: number; readonly messageMs: number; readonly long: number };

/** Gives up with words when something does not become true in time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 45_000): Promise<void> {
  for (const deadline = performance.now() + withinMs; !(await holds()); await sleep(10)) {
    if (performance.now() > deadline) throw new Error(`Within ${withinMs / 1000} s it did not come that ${what}.`);
  }
}

/** A server that could not reach Postgres ends, and is started again. */
const startTries = 5;

/** One for each run: what runs already keeps what it began with. */
const lanesFile = `dist/faults/lanes-${process.pid}.mjs`;

/** Bundles the server without pages, as scripts/build-server.mjs does with pages. */
async function bundleLanes(): Promise<void> {
  await build({
    absWorkingDir: inProject(),
    entryPoints: ['server/test-support/child.ts'],
    outfile: lanesFile,
    ...{ bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'warning' },
  });
}

/** One Postgres of its own and one server on it, to be killed and started again. */
export class World {
  readonly program: Program;
  readonly postgresFolder: string | undefined;
  /** A network to Postgres, for a server that is started behind it. */
  readonly database: Network;
  readonly dataFolder: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly #dir: string;
  readonly #end: () => Promise<void>;
  readonly #output: number;
  #postgres: { kill: () => Promise<void> };
  #server: RunningServer | null = null;
  #redis: Promise<TestRedis | null> | null = null;

  /** `postgresFolder`: of of another Postgres than the one that Lectern brings along. */
  static async open(program: Program, postgresFolder?: string): Promise<World> {
    if (program === 'lanes') await bundleLanes();
    const postgres = await throwAwayPostgres(postgresFolder);
    process.env['DATABASE_URL'] = postgres.url;
    // For pictures.
    const dataFolder = mkdtempSync(join(tmpdir(), 'lectern-faults-'));
    process.env['LECTERN_DATA'] = dataFolder;
    process.env['LOG_LEVEL'] = 'warn';
    await migrate(postgres.url, inProject('prisma', 'migrations'));
    const database = await openNetwork(Number(new URL(postgres.url).port));
    mkdirSync(inProject('test-results'), { recursive: true });
    const output = openSync(inProject('test-results', `faults-server-${process.pid}.log`), 'w');
    return new World({ program, postgresFolder, postgres, database, dataFolder, port: await freePort(), output });
  }

  private constructor(made: {
    program: Program;
    postgresFolder: string | undefined;
    postgres: { url: string; dir: string; stop: () => Promise<void>; kill: () => Promise<void> };
    database: Network;
    dataFolder: string;
    port: number;
    output: number;
  }) {
    this.program = made.program;
    this.postgresFolder = made.postgresFolder;
    this.database = made.database;
    this.dataFolder = made.dataFolder;
    this.port = made.port;
    this.databaseUrl = made.postgres.url;
    this.#dir = made.postgres.dir;
    this.#postgres = made.postgres;
    this.#end = made.postgres.stop;
    this.#output = made.output;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  get server(): RunningServer {
    if (!this.#server) throw new Error('No server runs.');
    return this.#server;
  }

  /** Starts the server at the same address as always. */
  async start(settings: Settings = {}): Promise<void> {
    this.#server = await this.startNode(this.port, settings);
  }

  /** The same with a hook. False when it died of it before it was ready. */
  async startToDie(hook: string): Promise<boolean> {
    try {
      await this.start({ hook });
      return true;
    } catch (error) {
      if (error instanceof Error && error.message.includes('SIGKILL')) return false;
      throw error;
    }
  }

  /** Starts the server anew with `database` between it and its Postgres. */
  async startBehindNetwork(): Promise<void> {
    const through = new URL(this.databaseUrl);
    through.port = String(this.database.port);
    await this.kill();
    await this.start({ env: { DATABASE_URL: through.href } });
  }

  /** Starts another server on the same Postgres. As whoever runs it does, again when it could not reach it in time. */
  async startNode(port: number, settings: Settings = {}): Promise<RunningServer> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#startOnce(port, settings);
      } catch (error) {
        if (tries === startTries || !(error instanceof Error && error.message.includes('code 1'))) throw error;
      }
    }
  }

  #startOnce(port: number, { hook, env = {} }: Settings): Promise<RunningServer> {
    const preload = hook || env['FAULT_LOOP_FILE'] ? `--import=${pathToFileURL(join(import.meta.dirname, 'hooks.mjs'))}` : '';
    const settings = {
      DATABASE_URL: this.databaseUrl,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      // Everybody here is one address, and comes back all the time.
      LIMIT_CREATE: '1000000/h',
      LIMIT_JOIN: '1000000/min',
      NODE_OPTIONS: preload,
      FAULT_HOOK: hook ?? '',
      ...env,
    };
    const file = this.program === 'lanes' ? lanesFile : 'dist/server.mjs';
    return startServer({ port, env: settings, file, output: this.#output });
  }

  /** As if its power went out. */
  async kill(): Promise<void> {
    await this.#server?.kill();
    this.#server = null;
  }

  /** As whoever runs it would; it may have ended by itself. */
  tellToStop(): void {
    this.server.stop().catch(() => undefined);
  }

  /** Waits until a server with a hook has died of it; one that did not is killed. Gives back whether it did. */
  async died(withinMs: number): Promise<boolean> {
    const giveUp = new AbortController();
    const died = await Promise.race([
      this.server.ended.then((how) => how === 'SIGKILL'),
      sleep(withinMs, false, { signal: giveUp.signal }).catch(() => false),
    ]);
    giveUp.abort();
    await this.kill();
    return died;
  }

  /** Kills Postgres with all that it was doing. */
  async killPostgres(): Promise<void> {
    await this.#postgres.kill();
  }

  async startPostgres(): Promise<void> {
    const { postgresFolder: program, databaseUrl } = this;
    const port = Number(new URL(databaseUrl).port);
    this.#postgres = await startPostgres({ dataDir: this.#dir, port, throwAway: true, ...(program && { program }) });
  }

  /**
   * Keeps this process, what it starts from then on, and Postgres on one core: the others are left to a server, which is then not measured
   * with the work of who loads it. Gives back what ends it. Does nothing on machines where it cannot be done.
   */
  shareOneCore(): () => void {
    if (process.platform !== 'linux' || cpus().length < 2) return () => undefined;
    const postmaster = Number.parseInt(readFileSync(join(this.#dir, 'postmaster.pid'), 'utf8'), 10);
    const backends = readIfThere(`/proc/${postmaster}/task/${postmaster}/children`).trim().split(' ').filter(Boolean);
    const keepOn = (cores: string) => {
      for (const pid of [process.pid, postmaster, ...backends]) {
        try {
          pin(Number(pid), cores);
        } catch {
          // It ended since, there is no taskset, or it is none of our cores.
        }
      }
    };
    keepOn('1');
    return () => keepOn(`0-${cpus().length - 1}`);
  }

  /** How the server's loop went since the last time. Only with `loopFile` in its settings. */
  async turns(loopFile: string): Promise<Turns> {
    rmSync(loopFile, { force: true });
    process.kill(this.server.pid, 'SIGUSR2');
    let words = '';
    await until('the server said how long it took', () => {
      words = readIfThere(loopFile);
      return words.endsWith('}');
    });
    return JSON.parse(words);
  }

  /** Null where there is none and none can be installed. */
  redis(): Promise<TestRedis | null> {
    this.#redis ??= testRedis();
    return this.#redis;
  }

  async close(): Promise<void> {
    await this.kill();
    await (await this.#redis)?.kill();
    await closeDb();
    await this.database.close();
    await this.#end();
    rmSync(inProject(lanesFile), { force: true });
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
