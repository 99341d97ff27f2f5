/**
 * The Postgres that Lectern brings along: a real server from an npm package, in a data directory of ours.
 * From a terminal: `node scripts/postgres.mjs [folder]` runs one and prints its URL until Ctrl-C.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort, portIsFree } from './lib/ports.mjs';
import { processRuns } from './lib/processes.mjs';
import { lastLines, run } from './lib/run.mjs';
import { fail, Trouble } from './lib/trouble.mjs';
import { binariesIn, findBinaries } from './postgres/binaries.mjs';
import { configure, ensureCluster, lastPort, passwordOf, refuseToForget, user } from './postgres/cluster.mjs';
import { may, ownerOf, reachable, shelterFolder } from './postgres/owner.mjs';

/** @typedef {{ url: string, dir: string, reused: boolean, stop: () => Promise<void>, kill: () => Promise<void> }} RunningPostgres
 * url: for DATABASE_URL; dir: where the data really is; reused: it ran already, left over by a process that was killed;
 * kill: ends it without waiting for its clients (nothing that was committed is lost) */
/** @typedef {import('./postgres/cluster.mjs').Cluster} Cluster */

const startTimeoutSeconds = 120;
const throwAwayPrefix = 'lectern-throw-away-';

/**
 * Starts Postgres on a data directory, which it makes when there is none, or finds the one that runs there already.
 * @param {{ dataDir: string, port?: number, throwAway?: boolean, program?: string }} options port: the last one or a free one when left
 * out; program: the folder of another Postgres than the one that was brought along
 * @returns {Promise<RunningPostgres>}
 * @throws {Trouble} when the directory cannot be used, is of another Postgres, or the server does not come up
 */
export async function startPostgres({ dataDir, port, throwAway = false, program }) {
  const cluster = await clusterAt(resolve(dataDir), { throwAway, program });
  await ensureCluster(cluster);
  const running = runningPort(cluster);
  const chosen = running || port || (await choosePort(cluster));
  if (!running) await launch(cluster, chosen);
  const url = await ensureDatabase(cluster, chosen);
  return { url, dir: cluster.dir, reused: Boolean(running), stop: () => stop(cluster, 'fast'), kill: () => stop(cluster, 'immediate') };
}

/**
 * A Postgres for tests: fast, in the system's temporary folder, gone after stop().
 * @param {string} [program] see startPostgres
 * @returns {Promise<RunningPostgres>}
 */
export async function throwAwayPostgres(program) {
  await sweep();
  const dataDir = join(tmpdir(), `${throwAwayPrefix}${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
  const postgres = await startPostgres({ dataDir, throwAway: true, ...(program && { program }) });
  const gone = async () => {
    await postgres.stop();
    rmSync(postgres.dir, { recursive: true, force: true });
  };
  return { ...postgres, stop: gone };
}

/** Removes the throw-away servers of processes that were killed. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(throwAwayPrefix))) {
    if (processRuns(Number.parseInt(name.slice(throwAwayPrefix.length), 10))) continue;
    const dir = join(tmpdir(), name);
    if (existsSync(join(dir, 'postmaster.pid')))
      await clusterAt(dir, { throwAway: true })
        .then((cluster) => stop(cluster, 'immediate'))
        .catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** @param {string} dataDir @param {{ throwAway: boolean, program?: string | undefined }} how @returns {Promise<Cluster>} */
async function clusterAt(dataDir, { throwAway, program }) {
  const owner = ownerOf(dataDir);
  const found = program ? binariesIn(program) : await findBinaries();
  const binaries = may(owner, '-x', found.program('postgres')) ? found : await found.copyTo(shelterFolder());
  const cluster = { dir: reachable(dataDir, owner), owner, binaries, throwAway };
  refuseToForget(dataDir, cluster);
  return cluster;
}

/** The port of the server that runs on the directory, or 0. A leftover note of a dead one is removed. @param {Cluster} cluster */
function runningPort({ dir }) {
  const note = join(dir, 'postmaster.pid');
  if (!existsSync(note)) return 0;
  const lines = readFileSync(note, 'utf8').split('\n');
  if (processRuns(Number(lines[0]), `-D ${dir}`)) return Number(lines[3]);
  // After a reboot the number may belong to some other process, and Postgres would refuse to start because of it.
  rmSync(note, { force: true });
  return 0;
}

/** @param {Cluster} cluster */
async function choosePort(cluster) {
  const last = lastPort(cluster);
  return last && (await portIsFree(last, '127.0.0.1')) ? last : freePort();
}

/** @param {Cluster} cluster @param {number} port */
async function launch(cluster, port) {
  configure(cluster, port);
  const { dir, owner, binaries } = cluster;
  const log = join(dir, 'lectern.log');
  const args = ['start', '-D', dir, '-l', log, '-w', '-s', '-t', String(startTimeoutSeconds)];
  for (let tries = 0; ; tries++) {
    rmSync(log, { force: true });
    const { code, output } = await run(binaries.program('pg_ctl'), args, { ...owner, cwd: '/' });
    if (code === 0) return;
    const words = `${output}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`;
    // The children of a server that was killed need a moment to notice.
    if (!/shared memory block|lock file/.test(words) || tries > 20) {
      throw new Trouble(`Postgres did not start on ${dir} (its last words are above).`, { details: lastLines(words, 10) });
    }
    await sleep(500);
  }
}

/** Makes the database named like the user, if need be. @param {Cluster} cluster @param {number} port @returns {Promise<string>} its URL */
async function ensureDatabase(cluster, port) {
  const base = `postgres://${user}:${passwordOf(cluster)}@127.0.0.1:${port}`;
  const client = await connect(`${base}/postgres`);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [user]);
  if (!rowCount) await client.query(`create database ${user}`);
  await client.end();
  return `${base}/${user}`;
}

/** Connects to a server that may still be on its way up, when another process began to start it. @param {string} url */
async function connect(url) {
  const { default: pg } = await import('pg');
  for (const deadline = Date.now() + startTimeoutSeconds * 1000; ; await sleep(100)) {
    const client = new pg.Client(url);
    const error = await client.connect().then(
      () => undefined,
      (reason) => reason,
    );
    if (!error) return client;
    if (!['ECONNREFUSED', '57P03'].includes(error.code) || Date.now() > deadline) {
      throw new Trouble(`Postgres runs but lets nobody in (${error.message}).`, { remedy: 'Stop it and start again.' });
    }
  }
}

/** Ends the server; fast: it rolls back what is open and writes all down. @param {Cluster} cluster @param {'fast' | 'immediate'} mode */
async function stop({ dir, owner, binaries }, mode) {
  if (!existsSync(join(dir, 'postmaster.pid'))) return;
  await run(binaries.program('pg_ctl'), ['stop', '-D', dir, '-m', mode, '-w', '-s', '-t', '60'], { ...owner, cwd: '/' });
}

async function main() {
  const folder = process.argv[2];
  const postgres = await (folder ? startPostgres({ dataDir: folder }) : throwAwayPostgres());
  console.log(postgres.url);
  const alive = setInterval(() => undefined, 60_000);
  const end = () => {
    clearInterval(alive);
    postgres.stop().catch(fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main().catch(fail);
