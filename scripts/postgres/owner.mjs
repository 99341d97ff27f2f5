import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Trouble } from '../lib/trouble.mjs';

const shelter = '/var/lib/lectern';

/** @typedef {{ uid?: number, gid?: number }} Owner who runs Postgres; empty: whoever runs this process */

/**
 * Postgres refuses to run as root, so root runs it as the owner of the data, or as the system user postgres or nobody.
 * @param {string} dataDir
 * @returns {Owner}
 */
export function ownerOf(dataDir) {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number.parseInt(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout, 10));
    if (uid && gid) return { uid, gid };
  }
  throw new Trouble('Postgres does not run as root, and there is neither a user postgres nor nobody.', {
    remedy: 'Run this as an ordinary user, or set DATABASE_URL to a Postgres of your own.',
  });
}

/** Whether the owner may do this with the path. @param {Owner} owner @param {'-x' | '-w'} right @param {string} path */
export function may(owner, right, path) {
  if (owner.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', `test ${right} "$1"`, 'sh', path], { ...owner, cwd: '/' }).status === 0;
}

/**
 * Where the data really goes: a folder below one that the owner cannot enter (such as /root) is of no use to it.
 * @param {string} dataDir
 * @param {Owner} owner
 */
export function reachable(dataDir, owner) {
  if (owner.uid === undefined || may(owner, '-x', existingFolder(dirname(dataDir)))) return dataDir;
  const name = `${basename(dirname(dataDir))}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  mkdirSync(join(shelter, name), { recursive: true, mode: 0o755 });
  return join(shelter, name, basename(dataDir));
}

/** The path itself, or the nearest folder above it that exists. @param {string} path @returns {string} */
function existingFolder(path) {
  return existsSync(path) ? path : existingFolder(dirname(path));
}

/** The folder for what the owner could not reach elsewhere. */
export function shelterFolder() {
  mkdirSync(shelter, { recursive: true, mode: 0o755 });
  return shelter;
}

/** Gives a file or folder to the owner. @param {string} path @param {Owner} owner */
export function giveTo(path, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}
