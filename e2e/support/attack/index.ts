import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { CLIENT, startProvider, type TestProvider } from '../provider.ts';
import { type Lectern, startLectern } from '../server.ts';
import { Client } from './client.ts';
import { countQueries, type QueryCounter } from './query-counter.ts';
import { World } from './world.ts';

export { expect } from '@playwright/test';

/** A Lectern that is attacked without a browser; `log`: all that it has written. */
export type Attacked = {
  readonly lectern: Lectern;
  readonly world: World;
  readonly client: Client;
  readonly queries: QueryCounter;
  readonly clientSecret: string;
  log(): string;
};

const MANY = '1000000/h';
/** Limits are counted elsewhere; here everybody is one address. */
const unlimited = Object.fromEntries(['LOGIN', 'CREATE', 'REQUESTS', 'IMPORT', 'API', 'JOIN'].map((name) => [`LIMIT_${name}`, MANY]));
/** But for links that do not exist, of which somebody may try so many. */
export const LINK_MISSES = 40;

export const test = base.extend<object, { readonly attacked: Attacked }>({
  attacked: [
    async ({}, use, { workerIndex }) => {
      const started: { provider?: TestProvider; queries?: QueryCounter } = {};
      const name = `attacked-${workerIndex}`;
      const lectern = await startLectern(name, async (url, databaseUrl) => {
        started.provider = await startProvider(url);
        started.queries = await countQueries(databaseUrl);
        return {
          ...unlimited,
          ...{ TRUSTED_PROXIES: '1', LIMIT_LINK_MISSES: `${LINK_MISSES}/h` },
          ...{ APP_URL: url, OIDC_ISSUER: started.provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
          ...{ DATABASE_URL: started.queries.url, LOG_LEVEL: 'trace', CHROMIUM_PATH: '/nowhere' },
        };
      });
      const { provider, queries } = started;
      if (!provider || !queries) throw new Error('The provider did not start.');
      const world = await World.open(lectern.databaseUrl);
      const client = new Client(lectern.url);
      const log = () => readFileSync(`test-results/server-${name}.log`, 'utf8');
      await use({ lectern, world, client, queries, log, clientSecret: CLIENT.secret });
      client.close();
      await world.close();
      await lectern.stop();
      await queries.close();
      await provider.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
