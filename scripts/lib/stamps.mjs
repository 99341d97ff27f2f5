import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from './project.mjs';

const notSource = /\.test\.tsx?$|(^|[\\/])(\.next|client|node_modules)$/;

/**
 * Does the work unless it was done with the very same inputs before and its output is still there.
 * @param {string} name of the work
 * @param {{ inputs: string[], output: string }} about files and folders of the project
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function unlessUnchanged(name, { inputs, output }, work) {
  const stamp = inProject('.lectern', `${name}.stamp`);
  const hash = hashOf(inputs);
  if (existsSync(inProject(output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(inProject('.lectern'), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/** @param {string[]} inputs */
function hashOf(inputs) {
  const hash = createHash('sha256').update(process.versions.node);
  for (const input of inputs) addTo(hash, input);
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} path of the project; one that does not exist counts, too */
function addTo(hash, path) {
  if (notSource.test(path)) return;
  const full = inProject(path);
  if (!existsSync(full)) hash.update(`${path} -\n`);
  else if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) addTo(hash, join(path, name));
  else hash.update(`${path} ${statSync(full).size}\n`).update(readFileSync(full));
}
