import { existsSync, readFileSync } from 'node:fs';
import { inProject, root } from './project.mjs';
import { run } from './run.mjs';
import { mustSucceed } from './steps.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, os?: string[] }>} Packages by their folder */

/**
 * Installs the packages when node_modules is not what the lock file says. No package's install script runs: Lectern
 * needs none of them (see postgres/binaries.mjs), and many machines block them anyway.
 * @param {(note: string) => void} say
 */
export async function install(say) {
  if (isInstalled()) return say('as locked');
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-fund', '--no-audit'];
  const result = await runNpm(args);
  mustSucceed(
    result,
    'The packages could not be installed (npm’s last words are above).',
    'Is the npm registry reachable? Then run it again.',
  );
}

/** Whether npm's own record of what it installed agrees with the lock file. npm writes it last, so a killed install has none. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const found = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([folder, { version, optional }]) => {
    if (folder === '') return true;
    const there = found[folder];
    return there ? there.version === version : optional;
  });
}

/** @param {string} lock @returns {Packages} */
function packagesIn(lock) {
  const path = inProject(lock);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/** @param {string[]} args */
function runNpm(args) {
  const { npm_execpath: npm } = process.env;
  if (npm?.endsWith('.js')) return run(process.execPath, [npm, ...args], { cwd: root });
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { cwd: root, shell: windows });
}
