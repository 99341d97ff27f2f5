import { type Attacked, expect, test } from './support/attack/index.ts';
import { addressOf, filled } from './support/attack/routes.ts';
import { type Route, table } from './support/attack/table.ts';
import { type Role, type Target, TITLE } from './support/attack/world.ts';

const mutations = Object.entries(table).filter(([name]) => !/^(GET|WS) |\[\.\.\.path\]|back-channel/.test(name));
/** Who may do it, if anybody may. */
function doerOf(name: string): Role {
  if (name.includes('/admin/')) return 'admin';
  return name === 'PUT /api/v1/me' ? 'guest' : 'owner';
}

/** Origins that are not ours, and look more or less like it. */
function foreignOrigins(url: string): string[] {
  const { port } = new URL(url);
  return [
    'null',
    'http://evil.test',
    `http://sub.127.0.0.1:${port}`,
    `http://127.0.0.1.evil.test:${port}`,
    `http://evil127.0.0.1:${port}`,
    'http://127.0.0.1:1',
    'http://127.0.0.1',
    `https://127.0.0.1:${port}`,
    `HTTP://127.0.0.1:${port}`,
    `http://127.0.0.1.:${port}`,
    `http://evil.test@127.0.0.1:${port}`,
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}/`,
    'http://xn--127-5cd.0.0.1',
    '',
  ];
}

async function mutate(
  { client, world }: Attacked,
  [name, route]: [string, Route],
  more: { target: Target; headers: Record<string, string> },
) {
  const [method = '', path = ''] = name.split(' ');
  const { target, headers } = more;
  const type = route.type ? { 'Content-Type': route.type } : {};
  const cookie = { Cookie: world.cookie(doerOf(name), target) };
  const body = filled(route.body ?? '', target);
  return client.ask(method, addressOf(path, route, target), { headers: { ...cookie, ...type, ...headers }, body });
}

test('no page of another site changes anything, whatever it calls itself', async ({ attacked }) => {
  const { world, lectern } = attacked;
  const target = await world.fresh('open');
  const state = () =>
    world.rows(`SELECT d.*, (SELECT count(*) FROM share_link l WHERE l.deck_id = d.id) AS links, (SELECT count(*) FROM app_session) AS sessions,
      (SELECT count(*) FROM api_token) AS tokens, (SELECT count(*) FROM app_group) AS groups, (SELECT count(*) FROM deck) AS decks,
      (SELECT array_agg(level ORDER BY user_id) FROM deck_user u WHERE u.deck_id = d.id) AS grants FROM deck d WHERE d.id = '${target.id}'`);
  const before = await state();
  expect(mutations.length).toBeGreaterThan(30);
  const forgeries = [
    ...foreignOrigins(lectern.url).map((Origin) => ({ Origin })),
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: lectern.url },
  ] as Record<string, string>[];
  for (const mutation of mutations) {
    const answers = await Promise.all(forgeries.map((headers) => mutate(attacked, mutation, { target, headers })));
    const refused = answers.map(({ status, body }) => `${status} ${body.includes('urn:lectern:problem:foreign-origin')}`);
    expect(refused, mutation[0]).toEqual(forgeries.map(() => '403 true'));
  }
  expect(await state()).toEqual(before);
});

test('our own pages, and programs without an origin, may', async ({ attacked }) => {
  const { world, lectern } = attacked;
  const target = await world.fresh('open');
  for (const headers of [{ Origin: lectern.url, 'Sec-Fetch-Site': 'same-origin' }, {}] as Record<string, string>[])
    expect(
      (await mutate(attacked, ['PATCH /api/v1/decks/[id]', table['PATCH /api/v1/decks/[id]'] as Route], { target, headers })).status,
    ).toBe(200);
});

test('no page of another site opens a socket with its visitor’s cookies', async ({ attacked }) => {
  const { world, client, lectern } = attacked;
  const target = await world.fresh('open');
  const Cookie = world.cookie('owner', target);
  for (const lane of ['sync', 'follow']) {
    const path = `/${lane}/${target.id}`;
    for (const Origin of foreignOrigins(lectern.url)) expect(await client.dial(path, { Cookie, Origin }), `${lane} ${Origin}`).toBe('403');
    expect(await client.dial(path, { Cookie, 'Sec-Fetch-Site': 'cross-site' })).toBe('403');
    expect(await client.dial(path, { Cookie, Origin: lectern.url })).toBe('open');
  }
});

const elsewhere = [
  ...[
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '///evil.test',
    '/%5Cevil.test',
    '/%2F/evil.test',
    'javascript:alert(1)',
  ],
  ...[
    'data:text/html,x',
    'https:evil.test',
    'http:/evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '\u0000//evil.test',
    '/.//evil.test',
    '/..//evil.test',
  ],
  ...[
    '@evil.test',
    '.evil.test',
    ':80/',
    '//evil.test@127.0.0.1',
    '/api/auth/csrf',
    '/signin?to=//evil.test',
    '//%65vil.test',
    '/／evil.test',
  ],
];

test('nobody is sent to another site', async ({ attacked }) => {
  const { world, client, lectern } = attacked;
  const target = await world.fresh('private');
  const headers = { Cookie: world.cookie('owner', target) };
  const isHere = (location: string | undefined) =>
    location === undefined || (new URL(location, lectern.url).origin === lectern.url && !/^[/\\]{2}/.test(location));
  for (const to of [...elsewhere, `${lectern.url}.evil.test/`, `${lectern.url}@evil.test/`])
    for (const name of ['to', 'callbackUrl']) {
      const { status, headers: told } = await client.ask('GET', `/signin?${name}=${encodeURIComponent(to)}`, { headers });
      expect(status, to).toBe(307);
      expect(isHere(told.location), `${name}=${to} leads to ${told.location}`).toBe(true);
    }
  for (const path of [
    '//evil.test/',
    '//evil.test/..',
    '/\\evil.test/',
    '/%5Cevil.test/',
    '/%2f%2fevil.test/',
    '/d//evil.test/',
    '/s//evil.test/',
    '/http://evil.test/',
  ]) {
    const { status, headers: told } = await client.ask('GET', path, { headers });
    expect(status, path).toBeLessThan(500);
    expect(isHere(told.location), `${path} leads to ${told.location}`).toBe(true);
  }
});

test('a deck’s address is its id, letter by letter, and no name stands for it', async ({ attacked }) => {
  const { world, client } = attacked;
  const target = await world.fresh('open');
  const { id } = target;
  const headers = { Cookie: world.cookie('owner', target) };
  const other = id.replace(/[a-z]/, (letter) => letter.toUpperCase());
  for (const alias of [other, `${id} `, `${id}\u200b`, `${id}%E2%80%8B`, encodeURIComponent(TITLE), 'canary-title-of-a-deck'])
    expect((await client.ask('GET', encodeURI(`/api/v1/decks/${alias}`).replaceAll('%25', '%'), { headers })).status, alias).toBe(404);
});
