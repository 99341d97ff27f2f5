import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const programs = new Set();

/** Ends the programs that run() runs just now. */
export function endPrograms() {
  for (const child of programs) child.kill('SIGTERM');
}

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { live?: boolean }} [options] live: print the output as it comes, too
 * @returns {Promise<{ code: number, output: string }>} code 127 when it could not be started, 128 when a signal ended it
 */
export function run(command, args, { live = false, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    programs.add(child);
    child.once('close', (code) => {
      programs.delete(child);
      resolve({ code: code ?? 128, output });
    });
  });
}

/** The last lines of an output, without empty ones. @param {string} output @param {number} count */
export function lastLines(output, count) {
  return output
    .split('\n')
    .filter((line) => line.trim())
    .slice(-count)
    .join('\n');
}
