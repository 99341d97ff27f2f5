import { spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from './project.mjs';
import { lastLines, run } from './run.mjs';
import { Trouble } from './trouble.mjs';

/** The one version that is tested. */
export const KEYCLOAK_VERSION = '26.4.5';
const MIN_JAVA = 17;
const readyTimeoutMs = 600_000;
const REALM = 'docker/keycloak/realm-lectern.json';

/** Why Keycloak cannot run on this machine; null when it can. @returns {Promise<string | null>} */
export async function whyNoKeycloak() {
  const java = await run('java', ['-version']);
  const version = Number(/version "(\d+)/.exec(java.output)?.[1] ?? 0);
  if (java.code !== 0 || version < MIN_JAVA) return `there is no Java ${MIN_JAVA} or newer`;
  if (process.env['KEYCLOAK_HOME'] || existsSync(kept())) return null;
  const maven = await run('mvn', ['-version']);
  return maven.code === 0 ? null : 'there is neither Maven nor KEYCLOAK_HOME';
}

const cache = () => join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'lectern');
const kept = () => join(cache(), `keycloak-${KEYCLOAK_VERSION}`);

/** Keycloak's folder: KEYCLOAK_HOME, or what Maven Central has, kept outside of the project. Null when that cannot be had. @returns {Promise<string | null>} */
export async function keycloakHome() {
  const { KEYCLOAK_HOME } = process.env;
  if (KEYCLOAK_HOME) return KEYCLOAK_HOME;
  if (existsSync(join(kept(), 'bin', 'kc.sh'))) return kept();
  mkdirSync(cache(), { recursive: true });
  const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;
  const got = await run('mvn', ['-q', '-B', 'dependency:unpack', artifact, `-DoutputDirectory=${cache()}`], { cwd: cache() });
  return got.code === 0 && existsSync(join(kept(), 'bin', 'kc.sh')) ? kept() : null;
}

/** @typedef {{ url: string, discovery: string, stop: () => Promise<void> }} Keycloak url: as browsers know it; discovery: as Lectern reads it */

/**
 * Starts Keycloak with the realm of docker-compose.yml and a database in memory, and waits until the realm answers.
 * @param {{ home: string, port: number, env: Record<string, string>, log: string }} options env: what the realm's placeholders stand for
 * @returns {Promise<Keycloak>} @throws {Trouble}
 */
export async function startKeycloak({ home, port, env, log }) {
  mkdirSync(join(home, 'data', 'import'), { recursive: true });
  copyFileSync(inProject(REALM), join(home, 'data', 'import', 'realm-lectern.json'));
  const output = openSync(log, 'w');
  // Browsers say "localhost", Lectern "127.0.0.1", as under Docker, where their names for it differ, too.
  const url = `http://localhost:${port}`;
  const args = ['start-dev', '--db=dev-mem', '--import-realm', '--http-host=127.0.0.1', `--http-port=${port}`];
  const names = [`--hostname=${url}`, '--hostname-backchannel-dynamic=true'];
  const child = spawn('bash', [join(home, 'bin', 'kc.sh'), ...args, ...names], {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  let ended = false;
  const end = new Promise((resolve) => child.once('exit', resolve)).then(() => {
    ended = true;
  });
  const stop = async () => {
    // kc.sh waits for Java, which is in its process group.
    if (!ended && child.pid) process.kill(-child.pid, 'SIGTERM');
    await end;
  };
  process.once('exit', () => !ended && child.pid && process.kill(-child.pid, 'SIGKILL'));
  const discovery = `http://127.0.0.1:${port}/realms/lectern/.well-known/openid-configuration`;
  for (const deadline = Date.now() + readyTimeoutMs; Date.now() < deadline && !ended; await sleep(500)) {
    const answer = await fetch(discovery, { signal: AbortSignal.timeout(5000) }).catch(() => null);
    if (answer?.ok) return { url, discovery, stop };
  }
  await stop();
  throw new Trouble('Keycloak did not start.', {
    remedy: `Its log is ${log}.`,
    details: lastLines((await run('tail', ['-n', '40', log])).output, 40),
  });
}
