import { expect, LINK_MISSES, test } from './support/attack/index.ts';
import { addressOf } from './support/attack/routes.ts';
import { type Route, table } from './support/attack/table.ts';
import { type Role, roles, type Target } from './support/attack/world.ts';

test('what is closed and what is not there cost the same queries', async ({ attacked }) => {
  const { world, client, queries } = attacked;
  const reads = Object.entries(table).filter(
    ([name, { isAboutDeck }]) => isAboutDeck && !name.startsWith('WS ') && !name.includes('DELETE'),
  );
  const [closed, absent] = [await world.fresh('private'), await world.fresh('absent')];
  /** The least of some tries: now and then the server asks something of its own. */
  const cost = async ([name, route]: [string, Route], role: Role, target: Target) => {
    const [method = '', path = ''] = name.split(' ');
    const costs: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const before = queries.count();
      const type = route.type ? { 'Content-Type': route.type } : {};
      await client.ask(method, addressOf(path, route, target), {
        headers: { Cookie: world.cookie(role, target), ...type },
        body: route.body ?? '',
      });
      costs.push(queries.count() - before);
    }
    return Math.min(...costs);
  };
  for (const read of reads)
    for (const role of ['guest', 'stranger'] as const) {
      const [one, other] = [await cost(read, role, closed), await cost(read, role, absent)];
      expect(one, `${role}: ${read[0]}`).toBeGreaterThan(0);
      expect(other, `${role}: ${read[0]}`).toBe(one);
    }
});

test('what somebody writes into headers about themselves says nothing', async ({ attacked }) => {
  const { world, client, lectern } = attacked;
  const target = await world.fresh('private');
  const forged = {
    ...{
      'X-Forwarded-Host': 'evil.test',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-For': '6.6.6.6',
      Forwarded: 'host=evil.test;proto=https',
    },
    ...{ 'x-lectern-scheme': 'https', 'x-lectern-address': '6.6.6.6', 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  };
  const page = await client.ask('GET', '/', { headers: forged });
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(page.headers['strict-transport-security']).toBeUndefined();
  expect(`${page.headers['set-cookie']}`).not.toContain('Secure');
  expect(JSON.stringify(page)).not.toContain('evil.test');
  const Cookie = world.cookie('owner', target);
  const json = { ...forged, Cookie, 'Content-Type': 'application/json' };
  const made = await client.ask('POST', '/api/v1/decks', { headers: json, body: JSON.stringify({ markdown: '# x' }) });
  expect(JSON.parse(made.body).url).toMatch(new RegExp(`^${lectern.url}/d/`));
  const link = await client.ask('POST', `/api/v1/decks/${target.id}/links`, { headers: json, body: JSON.stringify({ level: 'view' }) });
  expect(JSON.parse(link.body).url).toMatch(new RegExp(`^${lectern.url}/s/`));
});

test('a forged address hides nobody from a limit, behind a trusted proxy neither', async ({ attacked: { client } }) => {
  let guesses = 0;
  const guess = async (headers: Record<string, string>) =>
    (await client.ask('GET', `/s/${`guess${guesses++}`.padEnd(22, 'x')}`, { headers })).status;
  const statuses: number[] = [];
  for (let n = 0; n <= LINK_MISSES; n += 1)
    statuses.push(await guess({ 'X-Forwarded-For': `6.6.6.${n}, 7.7.7.7`, 'x-lectern-address': `${n}` }));
  expect(statuses).toEqual([...Array(LINK_MISSES).fill(303), 429]);
  expect(await guess({ 'X-Forwarded-For': '7.7.7.7, 7.7.7.8' })).toBe(303);
});

/** Those who differ in what pages tell them. */
const seers = ['owner', 'admin', 'link', 'guest', 'out', 'suspended'] as const;

test('no secret is in any page, answer or frame, nor in the log', async ({ attacked }) => {
  const { world, client, lectern, log, clientSecret } = attacked;
  const target = await world.fresh('open');
  const tool = { Authorization: `Bearer ${world.apiToken}` };
  for (const path of [
    '/',
    '/signin',
    '/tokens',
    '/admin',
    '/admin?tab=sessions',
    '/admin?tab=links',
    '/admin?tab=audit',
    `/d/${target.id}`,
    `/d/${target.id}/speaker`,
  ])
    for (const role of seers) await client.ask('GET', path, { headers: { Cookie: world.cookie(role, target) } });
  for (const path of ['/api/v1/me', '/api/v1/decks', `/api/v1/decks/${target.id}/sharing`])
    await client.ask('GET', path, { headers: tool });
  for (const role of roles) {
    await client.ask('GET', `/s/${target.link}`, { headers: { Cookie: world.cookie(role, target) } });
    await client.ask('GET', `/api/v1/me/tokens`, { headers: { Cookie: world.cookie(role, target) } });
    for (const lane of ['sync', 'follow']) await client.dial(`/${lane}/${target.id}?lectern=1`, { Cookie: world.cookie(role, target) });
  }
  // Something that fails is written down, too.
  await client.ask('POST', `/api/auth/callback/oidc?code=${target.link}&state=x`);
  await client.ask('GET', `/api/auth/callback/oidc?code=${target.link}&state=x`);
  await client.ask('PUT', `/api/v1/decks/${target.id}/markdown`, { headers: { ...tool, 'Content-Type': 'text/markdown' }, body: '\ud800' });
  expect(client.heard.length).toBeGreaterThan(100);
  const everything = [...client.heard, log()].join('\n');
  const password = decodeURIComponent(new URL(lectern.databaseUrl).password);
  for (const secret of [...world.secrets, clientSecret, password]) {
    expect(secret.length).toBeGreaterThan(10);
    const at = everything.indexOf(secret);
    expect(at < 0 ? '' : everything.slice(Math.max(0, at - 200), at), 'what stands before a secret').toBe('');
  }
});

test('what is no address of ours breaks nothing', async ({ attacked }) => {
  const { client } = attacked;
  const odd = [
    '%',
    '%00',
    '%E0%A4%A',
    '..%2f..%2fetc%2fpasswd',
    'x'.repeat(2000),
    '__proto__',
    'constructor',
    '%F0%9F%92%A9',
    "'%20OR%201=1--",
  ];
  for (const id of odd)
    for (const path of [
      `/d/${id}`,
      `/api/v1/decks/${id}`,
      `/d/${id}.md`,
      `/s/${id}`,
      `/frame/${id}`,
      `/api/v1/decks/${id}/revisions/${id}`,
    ])
      expect((await client.ask('GET', path)).status, path).toBeLessThan(500);
});
