import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, run } from '../lib/run.mjs';
import { Trouble } from '../lib/trouble.mjs';
import { giveTo } from './owner.mjs';

export const user = 'lectern';

/** @typedef {{ dir: string, owner: import('./owner.mjs').Owner, binaries: import('./binaries.mjs').Binaries, throwAway: boolean }} Cluster
 * one data directory and who runs it with what; throwAway: may be lost with the machine, so it need not wait for the disk */

/**
 * Makes the data directory if there is none. Half-made ones, of a process that was killed, are begun afresh: the
 * directory gets its name only when it is whole.
 * @param {Cluster} cluster
 */
export async function ensureCluster(cluster) {
  if (existsSync(join(cluster.dir, 'PG_VERSION'))) return takeOver(cluster);
  if (existsSync(cluster.dir)) refuseForeign(cluster.dir);
  const half = `${cluster.dir}.new`;
  writable(cluster.dir, () => {
    mkdirSync(dirname(cluster.dir), { recursive: true, mode: 0o755 });
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { mode: 0o700 });
    giveTo(half, cluster.owner);
  });
  await initialise(cluster, half);
  renameSync(half, cluster.dir);
}

/** The database user's password. @param {Cluster} cluster */
export function passwordOf({ dir }) {
  return writable(dir, () => readFileSync(join(dir, 'lectern.password'), 'utf8').trim());
}

/** The port it listened on the last time. @param {Cluster} cluster */
export function lastPort({ dir }) {
  const conf = join(dir, 'lectern.conf');
  return existsSync(conf) ? Number(/^port = (\d+)$/m.exec(readFileSync(conf, 'utf8'))?.[1] ?? 0) : 0;
}

/** @param {Cluster} cluster @param {number} port to listen on, of 127.0.0.1 alone */
export function configure({ dir, owner, throwAway }, port) {
  const lines = [`port = ${port}`, "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''"];
  if (throwAway) lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off');
  const conf = join(dir, 'lectern.conf');
  writable(dir, () => writeFileSync(conf, `${lines.join('\n')}\n`));
  giveTo(conf, owner);
}

/** Does something with the data directory; a refusal of the system becomes a Trouble. @template T @param {string} dir @param {() => T} act @returns {T} */
function writable(dir, act) {
  try {
    return act();
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (!code) throw error;
    throw new Trouble(
      `The data directory ${dir} cannot be used (${code}): it must be readable and writable for the user who starts Lectern.`,
      {
        remedy: 'Change its owner, or choose another folder with LECTERN_DATA=/path.',
      },
    );
  }
}

/**
 * Refuses to leave a database aside that lies where the data was asked for, but where its owner cannot get at it.
 * @param {string} dataDir where the data was asked for @param {Cluster} cluster where it will be
 */
export function refuseToForget(dataDir, cluster) {
  if (dataDir === cluster.dir || !existsSync(dataDir)) return;
  if (!existsSync(join(dataDir, 'PG_VERSION'))) return refuseForeign(dataDir);
  checkVersion({ ...cluster, dir: dataDir });
  throw new Trouble(`There is a database in ${dataDir}, but root's Postgres runs as another user, who may not enter ${dirname(dataDir)}.`, {
    remedy: `Let others enter the folders above it (chmod o+x), or choose another folder with LECTERN_DATA=/path.`,
  });
}

/** Takes a data directory as it is; one that root brought here, from a backup perhaps, becomes the owner's. @param {Cluster} cluster */
function takeOver(cluster) {
  checkVersion(cluster);
  const { uid, gid } = cluster.owner;
  if (uid !== undefined && statSync(cluster.dir).uid === 0) spawnSync('chown', ['-R', `${uid}:${gid}`, cluster.dir]);
}

/** @param {Cluster} cluster */
function checkVersion({ dir, binaries }) {
  const found = writable(dir, () => readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim());
  if (found === binaries.major) return;
  throw new Trouble(
    `The data directory ${dir} is of Postgres ${found}, but this Lectern brings Postgres ${binaries.major}; nothing was changed.`,
    {
      remedy: `Choose another folder with LECTERN_DATA=/path, or run a Postgres ${found} on it and set DATABASE_URL.`,
    },
  );
}

/** An existing folder that holds no database is only taken when it is empty. @param {string} dir */
function refuseForeign(dir) {
  try {
    rmdirSync(dir);
  } catch {
    throw new Trouble(`The folder ${dir} exists but holds no Postgres data; nothing was changed.`, {
      remedy: 'Move it away, or choose another folder with LECTERN_DATA=/path.',
    });
  }
}

/** @param {Cluster} cluster @param {string} half the directory to fill */
async function initialise({ owner, binaries, throwAway }, half) {
  const passwordFile = `${half}.password`;
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(passwordFile, owner);
  const args = ['-D', half, '-U', user, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-instructions'];
  // The built-in locale sorts the same everywhere and never changes with the system's libraries. Postgres has it since 17.
  args.push('--locale=C', ...(Number(binaries.major) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []));
  if (throwAway) args.push('--no-sync');
  const { code, output } = await run(binaries.program('initdb'), args, { ...owner, cwd: '/' });
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
    throw new Trouble('Postgres could not make its data directory (its last words are above).', { details: lastLines(output, 10) });
  }
  renameSync(passwordFile, join(half, 'lectern.password'));
  const conf = join(half, 'postgresql.conf');
  writeFileSync(conf, `${readFileSync(conf, 'utf8')}\ninclude 'lectern.conf'\n`);
}
