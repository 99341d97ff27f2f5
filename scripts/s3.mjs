/**
 * An S3 server for tests: S3_SERVER names a versitygw, or it is the one that is cached here, which Go builds once: before all tests, or for the
 * first that asks. It keeps files in a folder that goes with it.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './lib/ports.mjs';
import { run } from './lib/run.mjs';

/** The one version that is tried. */
const VERSION = 'v1.8.0';
const folder = join(homedir(), '.cache', 'lectern', `versitygw-${VERSION}`);
/** Without optimising: a third less work, and tests ask for little. */
const QUICKLY = '-gcflags=all=-N -l';
const startTimeoutMs = 20_000;

/** @typedef {{ url: string, accessKey: string, secretKey: string, stop: () => Promise<void> }} TestS3 */

/** The program; undefined when there is none. */
function program() {
  const named = process.env['S3_SERVER'] || join(folder, 'versitygw');
  return existsSync(named) ? named : undefined;
}

/** Builds the program where there is none and Go is there. @param {(note: string) => void} say */
export async function ensureS3(say) {
  const found = program();
  if (found) return say(found);
  const args = ['install', QUICKLY, `github.com/versity/versitygw/cmd/versitygw@${VERSION}`];
  await run('go', args, { env: { ...process.env, GOBIN: folder } });
  say(program() ?? 'none: there is no Go to build one');
}

/** Starts one, built first where that can be done. Null when there is none. @returns {Promise<TestS3 | null>} */
export async function testS3() {
  await ensureS3(() => undefined);
  const file = program();
  if (!file) return null;
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'lectern-s3-'));
  const [accessKey, secretKey] = [randomBytes(8).toString('hex'), randomBytes(16).toString('hex')];
  const env = { ...process.env, ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey };
  const child = spawn(file, ['--port', `127.0.0.1:${port}`, 'posix', data], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + startTimeoutMs; !(await answers(url)); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`${file} did not start on port ${port}.`);
  }
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  return { url, accessKey, secretKey, stop };
}

/** @param {string} url @returns {Promise<boolean>} */
const answers = (url) =>
  fetch(url).then(
    () => true,
    () => false,
  );
