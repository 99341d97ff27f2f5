import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { MAX_DECK_BYTES } from '#wire';
import { GET as getCover } from '../app/api/v1/decks/[id]/cover/route.ts';
import { GET as getMarkdown, PUT as putMarkdown } from '../app/api/v1/decks/[id]/markdown/route.ts';
import { DELETE, GET, PATCH } from '../app/api/v1/decks/[id]/route.ts';
import { POST as create, GET as list } from '../app/api/v1/decks/route.ts';
import { GET as getMe, PUT as putMe } from '../app/api/v1/me/route.ts';
import { openEditor } from './test-support/editor.ts';
import { startLectern, type TestLectern } from './test-support/lectern.ts';

const anna = { Cookie: 'lectern_person=anna_aaaaaaaaaaaaaaaaa' };
const ben = { Cookie: 'lectern_person=ben_bbbbbbbbbbbbbbbbbb' };
const markdownType = { 'Content-Type': 'text/markdown' };
const jsonType = { 'Content-Type': 'application/json' };
const nothing = { params: Promise.resolve({}) };
const at = (id: string) => ({ params: Promise.resolve({ id }) });
let lectern: TestLectern;

beforeAll(async () => {
  lectern = await startLectern();
});
afterAll(() => lectern.close());

type Sent = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: BodyInit; readonly query?: string };
const ask = ({ method = 'GET', headers = {}, body, query = '' }: Sent = {}) =>
  new Request(`http://decks.test/api/v1/decks${query}`, { method, headers: { Host: 'decks.test', ...headers }, body: body ?? null });

async function make(markdown: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return create(ask({ method: 'POST', headers: { ...markdownType, ...headers }, body: markdown }), nothing);
}

async function idOf(markdown: string, headers: Record<string, string> = {}): Promise<string> {
  return (await (await make(markdown, headers)).json()).id;
}

async function problem(response: Response): Promise<{ status: number; type: string; detail: string }> {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const body = await response.json();
  expect(body.status).toBe(response.status);
  return { status: body.status, type: body.type.replace('urn:lectern:problem:', ''), detail: body.detail };
}

describe('making a deck', () => {
  test('of markdown answers where it is', async () => {
    const response = await make('# Hello');
    const { id, url, title } = await response.json();
    expect([response.status, response.headers.get('location'), url, title]).toEqual([
      201,
      `/d/${id}`,
      `http://decks.test/d/${id}`,
      'Hello',
    ]);
    expect(id).toMatch(/^[\w-]{22}$/);
  });

  test('takes a title, in UTF-8 too, for a text that names none', async () => {
    const bytes = Buffer.from('Grüße').toString('latin1');
    expect(await (await make('text', { 'X-Title': bytes })).json()).toMatchObject({ title: 'Grüße' });
    const json = await create(
      ask({ method: 'POST', headers: jsonType, body: JSON.stringify({ title: 'Given', markdown: 'text' }) }),
      nothing,
    );
    expect(await json.json()).toMatchObject({ title: 'Given' });
  });

  test.each<[string, { body: BodyInit; headers?: Record<string, string>; status: number; type: string }]>([
    ['another type', { body: 'x', headers: { 'Content-Type': 'text/plain' }, status: 415, type: 'unsupported-type' }],
    [
      'another encoding',
      { body: 'x', headers: { 'Content-Type': 'text/markdown; charset=latin1' }, status: 415, type: 'unsupported-type' },
    ],
    ['bytes that are no UTF-8', { body: Buffer.from('Gr\u00fc\u00dfe', 'latin1'), status: 400, type: 'not-utf8' }],
    ['a text that is too large', { body: 'x'.repeat(MAX_DECK_BYTES + 1), status: 413, type: 'too-large' }],
    ['what is no JSON', { body: '{', headers: jsonType, status: 400, type: 'malformed' }],
    ['JSON without markdown', { body: '{"title":"x"}', headers: jsonType, status: 400, type: 'malformed' }],
    ['another site', { body: 'x', headers: { Origin: 'http://evil.test' }, status: 403, type: 'foreign-origin' }],
    ['a page without an origin', { body: 'x', headers: { Origin: 'null' }, status: 403, type: 'foreign-origin' }],
  ])('refuses %s', async (_what, { body, headers = {}, status, type }) => {
    expect(await problem(await make(body, headers))).toMatchObject({ status, type });
  });

  test('takes the largest text, and line ends of any kind', async () => {
    expect((await make('x'.repeat(MAX_DECK_BYTES))).status).toBe(201);
    const id = await idOf('\uFEFF# One\r\n\r\n---\r\n\r\n# Two');
    expect(await (await getMarkdown(ask(), at(id))).text()).toBe('# One\n\n---\n\n# Two');
  });
});

describe('a deck', () => {
  test('is described', async () => {
    const id = await idOf('# One\n\n---\n\n# Two\n\n----\n\n# Three', anna);
    const deck = await (await GET(ask({ headers: ben }), at(id))).json();
    expect(deck).toMatchObject({
      id,
      title: 'One',
      slides: 3,
      stacks: 2,
      linkLevel: 'edit',
      level: 'edit',
      live: null,
      url: `http://decks.test/d/${id}`,
    });
    expect(new Date(deck.updatedAt).getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  test('that does not exist is a problem on every route', async () => {
    const id = 'AAAAAAAAAAAAAAAAAAAAAA';
    const put = ask({ method: 'PUT', headers: markdownType, body: 'x' });
    const answers = [
      await GET(ask(), at(id)),
      await getMarkdown(ask(), at(id)),
      await getCover(ask(), at(id)),
      await putMarkdown(put, at(id)),
    ];
    for (const answer of answers) expect(await problem(answer)).toMatchObject({ status: 404, type: 'no-deck' });
    expect(await problem(await DELETE(ask({ method: 'DELETE' }), at(id)))).toMatchObject({ status: 404 });
    expect((await GET(ask(), at('no/../such'))).status).toBe(404);
  });

  test('is replaced as a merge, and described anew at once', async () => {
    const id = await idOf('# One');
    const editor = await openEditor(lectern.url, id);
    editor.text.insert(5, ' two');
    await vi.waitFor(() => expect(editor.acked()).toBe(editor.sent()));
    const put = ask({ method: 'PUT', headers: markdownType, body: '# One two\n\n---\n\nthree' });
    expect((await putMarkdown(put, at(id))).status).toBe(204);
    await vi.waitFor(() => expect(editor.text.toString()).toBe('# One two\n\n---\n\nthree'));
    expect(await (await GET(ask(), at(id))).json()).toMatchObject({ title: 'One two', slides: 2 });
    editor.close();
  });

  test('has a tag, and is not sent twice', async () => {
    const id = await idOf('# One');
    const first = await getMarkdown(ask(), at(id));
    expect(first.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    const again = await getMarkdown(ask({ headers: { 'If-None-Match': `W/"x", ${first.headers.get('etag')}` } }), at(id));
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('for readers only keeps its notes and its text from them', async () => {
    const id = await idOf('# One\n\nNote: secret', anna);
    const change = { method: 'PATCH', headers: { ...jsonType, ...ben }, body: '{"linkLevel":"view"}' };
    expect(await problem(await PATCH(ask(change), at(id)))).toMatchObject({ status: 403, type: 'forbidden' });
    expect(await (await PATCH(ask({ ...change, headers: { ...jsonType, ...anna } }), at(id))).json()).toMatchObject({ linkLevel: 'view' });
    expect(await (await getMarkdown(ask({ headers: anna }), at(id))).text()).toContain('secret');
    expect(await (await getMarkdown(ask({ headers: ben }), at(id))).text()).not.toContain('secret');
    const put = ask({ method: 'PUT', headers: { ...markdownType, ...ben }, body: 'mine' });
    expect(await problem(await putMarkdown(put, at(id)))).toMatchObject({ status: 403, type: 'forbidden' });
    expect(await problem(await DELETE(ask({ method: 'DELETE', headers: ben }), at(id)))).toMatchObject({ status: 403 });
  });

  test('goes to the trash, comes back, and goes for good', async () => {
    const id = await idOf('# Trash me', anna);
    const remove = (query = '') => DELETE(ask({ method: 'DELETE', headers: anna, query }), at(id));
    const found = async (query: string) =>
      (await (await list(ask({ headers: anna, query }), nothing)).json()).decks.map((deck: { id: string }) => deck.id);
    expect((await remove()).status).toBe(204);
    expect((await GET(ask({ headers: anna }), at(id))).status).toBe(404);
    expect([await found('?search=trash'), await found('?trash')]).toEqual([[], [id]]);
    const restore = ask({ method: 'PATCH', headers: { ...jsonType, ...anna }, body: '{"trashed":false}' });
    expect(await (await PATCH(restore, at(id))).json()).toMatchObject({ trashed: false });
    expect(await found('?search=TRASH')).toEqual([id]);
    await remove();
    expect((await remove('?forever')).status).toBe(204);
    expect((await remove()).status).toBe(404);
  });
});

describe('a person', () => {
  test('is unknown before anything is done, and has the name they chose', async () => {
    const chair = { Cookie: 'lectern_person=chair_cccccccccccccccc' };
    expect(await (await getMe(ask({ headers: chair }), nothing)).json()).toEqual({ id: null, name: null, chosenName: false });
    const put = { method: 'PUT', headers: { ...jsonType, ...chair }, body: '{"name":" Chair "}' };
    expect(await (await putMe(ask(put), nothing)).json()).toMatchObject({ name: 'Chair', chosenName: true });
    expect(await (await getMe(ask({ headers: chair }), nothing)).json()).toMatchObject({ name: 'Chair' });
    expect(await problem(await putMe(ask({ ...put, body: '{"name":" "}' }), nothing))).toMatchObject({ status: 400 });
    expect(await problem(await putMe(ask({ ...put, headers: jsonType }), nothing))).toMatchObject({ status: 403, type: 'no-person' });
  });
});

test.each(['/healthz', '/readyz'])('%s answers', async (path) => {
  const response = await fetch(`http://127.0.0.1:${lectern.port}${path}`);
  expect([response.status, await response.text()]).toEqual([200, 'ok\n']);
});
