import { type Attacked, expect, test } from './support/attack/index.ts';
import { addressOf, allRoutes, filled } from './support/attack/routes.ts';
import { type Route, table } from './support/attack/table.ts';
import { objects, type Role, roles, type Target, TEXT, type Thing, TITLE } from './support/attack/world.ts';

type Asking = { readonly name: string; readonly route: Route; readonly role: Role; readonly target: Target };

async function answerTo({ client, world }: Attacked, { name, route, role, target }: Asking) {
  const [method = '', path = ''] = name.split(' ');
  const address = addressOf(path, route, target);
  const headers = { Cookie: world.cookie(role, target) };
  if (method === 'WS') return { outcome: await client.dial(address, headers), whole: '' };
  const { body, type } = route;
  const answer = await client.ask(
    method,
    address,
    body ? { headers: { ...headers, 'Content-Type': type ?? '' }, body: filled(body, target) } : { headers },
  );
  const { date: _date, etag: _etag, 'set-cookie': cookies = [], ...told } = answer.headers;
  // Nobody sees the page of a redirect, which is as ready as it is when the redirect is known.
  const shown = told.location ? '' : answer.body;
  return { outcome: `${answer.status}`, whole: plain([JSON.stringify(told), ...given(cookies), shown].join('\n'), target) };
}

/** The cookies that are given, without what is random in them; Next gives some of them twice, now and then. */
const given = (cookies: readonly string[]) =>
  new Set(cookies.map((cookie) => cookie.replace(/=[^;]*/, '=…').replace(/Expires=[^;]*/, 'Expires=…')));

/** What was answered, without what is random in every answer; of scripts, which come in pieces as they are ready, only the words. */
function plain(whole: string, { id }: Target): string {
  const nonces = [...whole.matchAll(/nonce-([\w-]+)/g)].map(([, nonce = '']) => nonce);
  const known = [...new Set(nonces)].reduce((text, nonce) => text.replaceAll(nonce, '…'), whole.replaceAll(id, '<id>'));
  const scripts: string[] = [];
  const markup = known.replace(/<script[^>]*>(.*?)<\/script>/gs, (_all, script: string) => {
    scripts.push(script);
    return '';
  });
  return `${markup}\n${[...new Set(scripts.join('').match(/[^\W_]{5,}/g))].sort().join(' ')}`;
}

/** What a route answers to every role, for one thing. Whatever one of them could change is not there for the next. */
async function column(attacked: Attacked, name: string, thing: Thing) {
  const route = table[name];
  if (!route) throw new Error(`${name} is in no table.`);
  const { world } = attacked;
  await world.revive();
  let target = await world.fresh(thing);
  const answer = async (role: Role) => [role, await answerTo(attacked, { name, route, role, target })] as const;
  if (/^(GET|WS) /.test(name)) return Object.fromEntries(await Promise.all(roles.map(answer))) as Answers;
  const answers: (readonly [Role, Answers[Role]])[] = [];
  for (const role of roles) {
    const [, got] = await answer(role);
    answers.push([role, got]);
    if (!got.outcome.startsWith('2')) continue;
    if (route.isAboutDeck) target = await world.fresh(thing);
    else await world.revive();
  }
  return Object.fromEntries(answers) as Answers;
}
type Answers = Record<Role, Awaited<ReturnType<typeof answerTo>>>;

const real = objects.filter((thing) => thing !== 'absent');
const outcomes = (answers: Answers) => Object.fromEntries(Object.entries(answers).map(([role, { outcome }]) => [role, outcome]));

/** Who gets the same status as for nothing, and yet another answer; with what differs first. */
const tellApart = (answers: Answers, absent: Answers) =>
  roles.flatMap((role) => {
    const [one, other] = [answers[role], absent[role]];
    return one.outcome === other.outcome && one.whole !== other.whole ? [`${role}: ${difference(one.whole, other.whole)}`] : [];
  });

function difference(one: string, other: string): string {
  const at = [...one].findIndex((character, n) => character !== other[n]);
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `${around(one)} ≠ ${around(other)}`;
}

test('the table has every route, and no other', () => {
  expect(Object.keys(table).sort()).toEqual(allRoutes());
});

for (const [name, { expected, isAboutDeck }] of Object.entries(table)) {
  test(`${name} answers to everybody as the table says`, async ({ attacked }) => {
    const absent = isAboutDeck ? await column(attacked, name, 'absent') : null;
    if (absent) expect(outcomes(absent), 'absent').toEqual(expected.absent);
    for (const thing of isAboutDeck ? real : (['private'] as const)) {
      const answers = await column(attacked, name, thing);
      expect(outcomes(answers), thing).toEqual(expected[thing]);
      if (absent) expect(tellApart(answers, absent), `who can tell ${thing} from absent`).toEqual([]);
    }
  });
}

test('whoever may not see a deck hears nothing of it, in lists neither', async ({ attacked }) => {
  const { client, world } = attacked;
  const target = await world.fresh('private');
  await world.fresh('trashed');
  for (const role of ['guest', 'stranger', 'admin', 'out', 'suspended'] as const) {
    const headers = { Cookie: world.cookie(role, target) };
    for (const path of ['/', '/?view=trash', '/?view=recent', '/api/v1/decks', '/api/v1/decks?trash', `/api/v1/decks?search=Canary`]) {
      const { body } = await client.ask('GET', path, { headers });
      expect(body.includes(target.id), `${role} ${path}`).toBe(false);
    }
    const asked = ['GET /d/[id]', 'GET /d/[id]/speaker', 'GET /api/v1/decks/[id]', 'GET /d/[id].md'];
    for (const name of asked) {
      const route = table[name];
      if (!route) continue;
      const { whole } = await answerTo(attacked, { name, route, role, target });
      for (const word of [TITLE, TEXT.split('\n')[2] ?? '']) expect(whole.includes(word), `${role} ${name}`).toBe(false);
    }
  }
});

test('for who may only view the notes are blanked out, wherever the text is', async ({ attacked }) => {
  const { client, world } = attacked;
  const target = await world.fresh('open');
  for (const role of ['viewer', 'link', 'guest', 'stranger'] as const) {
    const headers = { Cookie: world.cookie(role, target) };
    for (const path of ['', '.md', '/speaker'])
      expect((await client.ask('GET', `/d/${target.id}${path}`, { headers })).body).not.toContain('canary note');
    for (const path of ['', '/public', '/markdown', '/cover', '/sharing', '/revisions/1'])
      expect((await client.ask('GET', `/api/v1/decks/${target.id}${path}`, { headers })).body).not.toContain('canary note');
  }
});
