/**
 * `npm run test:keycloak`: signs people in with a real Keycloak, which runs with the realm of docker-compose.yml. Where Java or Maven is missing, or
 * Maven Central cannot be reached, it says so and that it was skipped. KEYCLOAK_HOME names a Keycloak that is there already.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { KEYCLOAK_VERSION, keycloakHome, startKeycloak, whyNoKeycloak } from './lib/keycloak.mjs';
import { freePort } from './lib/ports.mjs';
import { checkNode, inProject, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';

const ending = new Ending();
const secret = () => randomBytes(24).toString('hex');

async function main() {
  const why = await whyNoKeycloak();
  if (why) return skip(why);
  const home = await step(`Keycloak ${KEYCLOAK_VERSION}`, keycloakHome);
  if (!home) return skip('Maven Central could not be reached');
  process.exitCode = 1;
  checkNode();
  await step('Packages', install);
  await step('Browser', ensureBrowser);
  await build(['client', 'frame', 'app', 'server']);
  await step('Throw-away Postgres', openPostgres);
  await openKeycloak(home);
  const { code } = await run(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'test', 'keycloak', '--workers=1', ...process.argv.slice(2)],
    {
      cwd: root,
      live: true,
    },
  );
  process.exitCode = code;
  await ending.end();
}

/** @param {string} why */
async function skip(why) {
  console.log(`Keycloak: skipped, because ${why}.`);
  await ending.end();
}

async function openPostgres() {
  const { throwAwayPostgres } = await import('./postgres.mjs');
  const postgres = await throwAwayPostgres();
  ending.add(postgres);
  process.env['TEST_DATABASE_URL'] = postgres.url;
}

/** Starts it with secrets that count this once, and tells the tests. @param {string} home */
async function openKeycloak(home) {
  const [port, lecternPort] = [await freePort(), await freePort()];
  const lecternUrl = `http://localhost:${lecternPort}`;
  const env = {
    OIDC_CLIENT_SECRET: secret(),
    KEYCLOAK_PEOPLE_PASSWORD: secret(),
    LECTERN_URL: lecternUrl,
    LECTERN_INTERNAL_URL: `http://127.0.0.1:${lecternPort}`,
    KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
    KC_BOOTSTRAP_ADMIN_PASSWORD: secret(),
  };
  mkdirSync(inProject('test-results'), { recursive: true });
  const keycloak = await step('Keycloak starts', () => startKeycloak({ home, port, env, log: inProject('test-results', 'keycloak.log') }));
  ending.add(keycloak);
  Object.assign(process.env, env, {
    KEYCLOAK_URL: keycloak.url,
    KEYCLOAK_DISCOVERY: keycloak.discovery,
    LECTERN_PORT: String(lecternPort),
  });
}

main().catch((error) => ending.end(error));
