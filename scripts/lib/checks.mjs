import { root } from './project.mjs';
import { run } from './run.mjs';

/** The checks that run nothing: each with its program. */
export const checks = [
  { title: 'Types', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { title: 'Lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { title: 'Unused code', command: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { title: 'Unused outside tests', command: ['node_modules/knip/bin/knip.js', '--no-progress', '--production'] },
];

/** @typedef {{ title: string, passed: boolean }} Outcome */

/**
 * Runs one check, prints a line about it and, when it failed, all it said.
 * @param {{ title: string, command: string[] }} check
 * @returns {Promise<Outcome>}
 */
export async function runCheck({ title, command }) {
  const started = performance.now();
  const { code, output } = await run(process.execPath, command, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } });
  const passed = code === 0;
  if (!passed) console.log(output.trimEnd());
  console.log(`${passed ? '✓' : '✗'} ${title.padEnd(22)} ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`);
  return { title, passed };
}

/** All at once: none of them writes anything. @returns {Promise<Outcome[]>} */
export const runChecks = () => Promise.all(checks.map(runCheck));
