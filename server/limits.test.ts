import { expect, vi } from 'vitest';
import WebSocket from 'ws';
import { POST as askAccess } from '#app/api/v1/decks/[id]/requests/route.ts';
import { POST as makeDeck } from '#app/api/v1/decks/route.ts';
import { GET as whoAmI } from '#app/api/v1/me/route.ts';
import { GET as openLink } from '#app/s/[token]/route.ts';
import { makeToken } from '#store/tokens.ts';
import { ask, personOf } from './test-support/api.ts';
import { annasToken, bensToken, test } from './test-support/test.ts';

for (const name of ['LINK_MISSES', 'CREATE', 'REQUESTS', 'API']) vi.stubEnv(`LIMIT_${name}`, '3/h');
vi.stubEnv('LIMIT_JOIN', '5/h');

/** The statuses of so many tries and two more. */
async function statuses(times: number, attempt: (n: number) => Promise<Response>): Promise<number[]> {
  const all: number[] = [];
  for (let n = 0; n < times + 2; n += 1) all.push((await attempt(n)).status);
  return all;
}
const deck = { markdown: '# One' };

test('so many decks a person makes, and then hears in their language when to try again', async ({ lectern }) => {
  expect(lectern.port).toBeGreaterThan(0);
  const make = (by: string, cookie = '') => ask(makeDeck, {}, { by, cookie, method: 'POST', body: deck });
  expect(await statuses(3, () => make(annasToken))).toEqual([201, 201, 201, 429, 429]);
  expect((await make(bensToken)).status).toBe(201);
  const answer = await make(annasToken);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(3500);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const help = 'Wait 60 minutes, then try again.';
  expect(await answer.json()).toEqual({ type: 'urn:lectern:problem:too-many', title: 'That was too often', status: 429, detail: help });
  const german = await (await make(annasToken, 'lectern_language=de')).json();
  expect(german.detail).toBe('Warten Sie 60 Minuten, dann versuchen Sie es erneut.');
});

test('what was no deck does not count as one', async ({ lectern }) => {
  expect(lectern.port).toBeGreaterThan(0);
  const by = 'carla_cccccccccccccccc';
  expect(await statuses(3, () => ask(makeDeck, {}, { by, method: 'POST', body: {} }))).toEqual(Array(5).fill(400));
  expect((await ask(makeDeck, {}, { by, method: 'POST', body: deck })).status).toBe(201);
});

test('so often a person asks for access, whether there is such a deck or not', async ({ lectern }) => {
  const id = await lectern.deck('text');
  const attempt = (n: number) => ask(askAccess, { id: n % 2 ? id : 'absent' }, { by: bensToken, method: 'POST' });
  expect(await statuses(3, attempt)).toEqual([202, 202, 202, 429, 429]);
});

test('who guesses links gets a page that says so', async ({ lectern }) => {
  expect(lectern.port).toBeGreaterThan(0);
  const headers = { 'x-lectern-address': '9.9.9.9', Accept: 'text/html,*/*', 'Accept-Language': 'de-DE' };
  const attempt = (n: number) => {
    const token = `guess${n}`.padEnd(22, 'x');
    return openLink(new Request(`http://decks.test/s/${token}`, { headers }), { params: Promise.resolve({ token }) });
  };
  expect(await statuses(3, attempt)).toEqual([303, 303, 303, 429, 429]);
  const answer = await attempt(9);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.has('retry-after')).toBe(true);
  expect(await answer.text()).toContain('<h1>Das war zu oft</h1>');
});

test('so often a token is used, and so often one that does not count', async ({ lectern }) => {
  expect(lectern.port).toBeGreaterThan(0);
  const made = await makeToken(await personOf(annasToken), { name: 'tool', scope: 'read', expiresAt: null });
  const call = (bearer: string, address: string) =>
    whoAmI(new Request('http://decks.test/', { headers: { Authorization: `Bearer ${bearer}`, 'x-lectern-address': address } }), {});
  expect(await statuses(3, (n) => call(made?.token ?? '', `1.1.1.${n}`))).toEqual([200, 200, 200, 429, 429]);
  const unknown = (n: number) => `lectern_${`${n}`.padEnd(43, 'x')}`;
  expect(await statuses(3, (n) => call(unknown(n), '2.2.2.2'))).toEqual([401, 401, 401, 429, 429]);
  expect((await call(unknown(9), '2.2.2.3')).status).toBe(401);
});

test('so many sockets come from one address, forged or not', async ({ lectern, closing }) => {
  const id = await lectern.deck('text');
  const outcome = (n: number) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${lectern.url}/follow/${id}`, {
        headers: { 'X-Forwarded-For': `3.3.3.${n}`, 'x-lectern-address': `${n}` },
      });
      socket.on('open', () => resolve('open'));
      socket.on('error', () => undefined);
      socket.on('unexpected-response', (_request, { statusCode, headers }) =>
        resolve(`${statusCode} ${Number(headers['retry-after']) > 3500}`),
      );
      closing({ close: () => socket.terminate() });
    });
  const outcomes: string[] = [];
  for (let n = 0; n < 7; n += 1) outcomes.push(await outcome(n));
  expect(outcomes).toEqual([...Array(5).fill('open'), '429 true', '429 true']);
});
