import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble } from './trouble.mjs';

/** The folder with package.json in it. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside the project. @param {...string} parts */
export const inProject = (...parts) => join(root, ...parts);

/** Throws Trouble when this Node is older than package.json asks for. @param {string} [version] */
export function checkNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const [needMajor = 0, needMinor = 0] = engines.node
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Trouble(`This is Node ${version}, but Lectern needs ${needMajor}.${needMinor} or newer.`, {
    remedy: 'Install Node 24 (https://nodejs.org).',
  });
}

/** Takes what .env in the project's folder sets; what the environment sets already stays. */
export function loadSettings() {
  try {
    process.loadEnvFile(inProject('.env'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
}
