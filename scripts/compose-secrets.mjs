/** Makes up the passwords that docker-compose.yml asks for, and writes those that are missing into .env. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './lib/project.mjs';

const names = ['POSTGRES_PASSWORD', 'OIDC_CLIENT_SECRET', 'KEYCLOAK_ADMIN_PASSWORD', 'KEYCLOAK_PEOPLE_PASSWORD'];
const file = inProject('.env');
const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
const isSet = (/** @type {string} */ name) => new RegExp(`^${name}=.+$`, 'm').test(text);
const missing = names.filter((name) => !isSet(name));
const kept = text
  .split('\n')
  .filter((line) => !missing.some((name) => line === `${name}=`))
  .join('\n')
  .trimEnd();
const made = missing.map((name) => `${name}=${randomBytes(24).toString('hex')}`);
if (made.length > 0) writeFileSync(file, `${[kept, ...made].filter(Boolean).join('\n')}\n`, { mode: 0o600 });
console.log(made.length > 0 ? `Made up ${missing.join(', ')} in .env.` : 'Everything is set in .env.');
