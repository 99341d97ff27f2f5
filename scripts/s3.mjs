/**
 * An S3 server for tests: S3_SERVER names a versitygw, or it is the one that is cached here, or Go builds it once. It keeps files in a folder
 * that goes with it.
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
const startTimeoutMs = 20_000;

/** @typedef {{ url: string, accessKey: string, secretKey: string, stop: () => Promise<void> }} TestS3 */

/** The program, built first where that can be done. @returns {Promise<string | undefined>} */
async function ensureProgram() {
  const { S3_SERVER } = process.env;
  const program = S3_SERVER || join(folder, 'versitygw');
  if (existsSync(program)) return program;
  try {
    await run('go', ['install', `github.com/versity/versitygw/cmd/versitygw@${VERSION}`], { env: { ...process.env, GOBIN: folder } });
  } catch {
    return undefined;
  }
  return existsSync(program) ? program : undefined;
}

/** Starts one. Null when there is none and none could be built. @returns {Promise<TestS3 | null>} */
export async function testS3() {
  const program = await ensureProgram();
  if (!program) return null;
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'lectern-s3-'));
  const [accessKey, secretKey] = [randomBytes(8).toString('hex'), randomBytes(16).toString('hex')];
  const env = { ...process.env, ROOT_ACCESS_KEY: accessKey, ROOT_SECRET_KEY: secretKey };
  const child = spawn(program, ['--port', `127.0.0.1:${port}`, 'posix', data], { env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + startTimeoutMs; !(await answers(url)); await sleep(50)) {
    if (Date.now() > deadline) throw new Error(`${program} did not start on port ${port}.`);
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
