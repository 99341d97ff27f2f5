import { fixed, objects, type Role, roles, type Thing } from './world.ts';

/** What each role gets from a route, for each thing asked for: a status, or how a socket fares. */
export type Expected = Readonly<Record<Thing, Readonly<Record<Role, string>>>>;
export type Route = {
  readonly expected: Expected;
  /** For a mutation that succeeds. */
  readonly body?: string;
  readonly type?: string;
  /** What stands in brackets in the address, beside what belongs to the deck. */
  readonly params?: Readonly<Record<string, string>>;
  /** It is about a deck: for who may not see that one it must answer as for none. */
  readonly isAboutDeck: boolean;
};

const row = (line: string): Readonly<Record<Role, string>> => {
  const cells = line.trim().split(/\s+/);
  if (cells.length !== roles.length) throw new Error(`${roles.length} roles, but: ${line}`);
  return Object.fromEntries(roles.map((role, n) => [role, cells[n] ?? ''])) as Record<Role, string>;
};
const everywhere = (line: string): Expected => Object.fromEntries(objects.map((thing) => [thing, row(line)])) as Expected;

//                owner editor presenter viewer link guest stranger admin out suspended
const nothing = ' 404   404    404       404    404  404   404      404   404 404 ';

/** The decks' routes by the level that they need; "ok" is the route's own success. */
const byLevel = {
  view: {
    private: '    ok    ok     ok        ok     ok   404   404      404   404 404 ',
    open: '       ok    ok     ok        ok     ok   ok    ok       ok    ok  404 ',
    trashed: nothing,
  },
  edit: {
    private: '    ok    ok     403       403    403  404   404      404   404 404 ',
    open: '       ok    ok     403       403    403  403   403      403   403 404 ',
    trashed: nothing,
  },
  /** Owners may do this in the trash, too. */
  own: {
    private: '    ok    403    403       403    403  404   404      404   404 404 ',
    open: '       ok    403    403       403    403  403   403      403   403 404 ',
    trashed: '    ok    404    404       404    404  404   404      404   404 404 ',
  },
  /** Needs a person to remember it for. */
  pin: {
    private: '    ok    ok     ok        ok     403  404   404      404   404 404 ',
    open: '       ok    ok     ok        ok     403  ok    ok       ok    403 404 ',
    trashed: nothing,
  },
} as const;

type More = Pick<Route, 'body' | 'type' | 'params'>;
const json = (body: unknown): More => ({ body: JSON.stringify(body), type: 'application/json' });
const deck = (level: keyof typeof byLevel, ok: number, more: More = {}): Route => {
  const lines = { ...byLevel[level], absent: nothing };
  const expected = Object.fromEntries(objects.map((thing) => [thing, row(lines[thing].replaceAll('ok', `${ok}`))])) as Expected;
  return { expected, isAboutDeck: true, ...more };
};
const page = (lines: Readonly<Record<Thing, string>>): Route => ({
  expected: Object.fromEntries(objects.map((thing) => [thing, row(lines[thing])])) as Expected,
  isAboutDeck: true,
});
const same = (line: string, more: More = {}): Route => ({ expected: everywhere(line), isAboutDeck: false, ...more });

const markdown = { body: '# Other\n', type: 'text/markdown' };
/** A GIF of one pixel that is ASCII throughout. */
const onePixel = { body: 'GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', type: 'image/gif' };
const nobodys = same(nothing);
const anybodys = same(' 200   200    200       200    200  200   200      200   200 200 ');

const old = page({
  //                owner editor presenter viewer link guest stranger admin out suspended
  private: '        307   307    307       307    307  404   404      404   307 404 ',
  open: '           307   307    307       307    307  307   307      307   307 404 ',
  trashed: '        307   404    404       404    404  404   404      404   307 404 ',
  absent: '         404   404    404       404    404  404   404      404   307 404 ',
});

/** What each route answers to whom. A route that is missing here fails the test. */
export const table: Readonly<Record<string, Route>> = {
  //                                      owner editor presenter viewer link guest stranger admin out suspended
  'GET /': same('                         200   200    200       200    200  200   200      200   200 307 '),
  'GET /signin': same('                   307   307    307       307    200  200   307      307   200 200 '),
  'GET /tokens': same('                   200   200    200       200    307  307   200      200   307 307 '),
  'GET /groups': same('                   200   200    200       200    307  307   200      200   307 307 '),
  'GET /admin': same('                    404   404    404       404    307  307   404      200   307 307 '),
  'GET /d/[id]': page({
    private: '                            200   200    200       200    200  404   404      404   307 404 ',
    open: '                               200   200    200       200    200  200   200      200   307 404 ',
    trashed: '                            200   404    404       404    404  404   404      404   307 404 ',
    absent: '                             404   404    404       404    404  404   404      404   307 404 ',
  }),
  'GET /d/[id]/speaker': page({
    private: '                            200   200    200       307    307  404   404      404   307 404 ',
    open: '                               200   200    200       307    307  307   307      307   307 404 ',
    trashed: '                            307   404    404       404    404  404   404      404   307 404 ',
    absent: '                             404   404    404       404    404  404   404      404   307 404 ',
  }),
  // Whoever asks: all of them may be shown by other sites, where nobody has a cookie.
  'GET /embed/[id]': page({
    private: '                            404   404    404       404    404  404   404      404   404 404 ',
    open: '                               200   200    200       200    200  200   200      200   200 200 ',
    trashed: nothing,
    absent: nothing,
  }),
  // An address of HedgeDoc leads who may see the deck there, and answers others as one that means nothing.
  'GET /[old]': old,
  'GET /p/[old]': old,
  'GET /s/[token]': same('                303   303    303       303    303  303   303      303   303 303 '),
  'GET /d/[id].md': deck('view', 200),
  'GET /d/[id]/print': deck('view', 200),
  'WS /sync/[id]': page({
    private: '                            open  open   open      4403   4403 4404  4404     4404  4401 4404 ',
    open: '                               open  open   open      4403   4403 4403  4403     4403  4401 4404 ',
    trashed: '                            4410  4410   4410      4410   4410 4404  4404     4404  4401 4404 ',
    absent: '                             4404  4404   4404      4404   4404 4404  4404     4404  4404 4404 ',
  }),
  'WS /follow/[id]': page({
    private: '                            open  open   open      open   open 4404  4404     4404  4401 4404 ',
    open: '                               open  open   open      open   open open  open     open  open 4404 ',
    trashed: '                            4410  4410   4410      4410   4410 4404  4404     4404  4401 4404 ',
    absent: '                             4404  4404   4404      4404   4404 4404  4404     4404  4404 4404 ',
  }),

  'GET /api/v1/decks/[id]': deck('view', 200),
  'PATCH /api/v1/decks/[id]': deck('own', 200, json({ linkLevel: 'view' })),
  'DELETE /api/v1/decks/[id]': deck('own', 204),
  'GET /api/v1/decks/[id]/cover': deck('view', 200),
  'GET /api/v1/decks/[id]/html': deck('view', 200),
  'GET /api/v1/decks/[id]/zip': deck('view', 200),
  // No browser makes PDFs there.
  'POST /api/v1/decks/[id]/pdf': deck('view', 503, json({})),
  'POST /api/v1/decks/[id]/pptx': deck('view', 503, json({})),
  'GET /api/v1/decks/[id]/markdown': deck('view', 200),
  'PUT /api/v1/decks/[id]/markdown': deck('edit', 204, markdown),
  'GET /api/v1/decks/[id]/public': deck('view', 200),
  'PUT /api/v1/decks/[id]/pin': deck('pin', 204),
  'DELETE /api/v1/decks/[id]/pin': deck('pin', 204),
  'GET /api/v1/decks/[id]/revisions': deck('edit', 200),
  'POST /api/v1/decks/[id]/revisions': deck('edit', 201, json({ name: 'Kept' })),
  'GET /api/v1/decks/[id]/revisions/[n]': deck('edit', 200),
  'POST /api/v1/decks/[id]/revisions/[n]/restore': deck('edit', 204),
  'GET /api/v1/decks/[id]/uploads': deck('edit', 200),
  'POST /api/v1/decks/[id]/uploads': deck('edit', 201, onePixel),
  'DELETE /api/v1/decks/[id]/uploads/[name]': deck('edit', 204, { params: { name: `${'0'.repeat(32)}.gif` } }),
  'GET /api/v1/decks/[id]/mirror': deck('edit', 200),
  'POST /api/v1/decks/[id]/mirror': deck('edit', 200),
  'GET /api/v1/decks/[id]/sharing': deck('own', 200),
  'GET /api/v1/decks/[id]/sharees': deck('own', 200),
  'POST /api/v1/decks/[id]/groups': deck('own', 201, json({ name: '/teams/iaas', level: 'view' })),
  'PUT /api/v1/decks/[id]/groups/[groupId]': deck('own', 204, json({ level: 'edit' })),
  'PUT /api/v1/decks/[id]/people/[userId]': deck('own', 204, json({ level: 'edit' })),
  'POST /api/v1/decks/[id]/links': deck('own', 201, json({ level: 'edit' })),
  'DELETE /api/v1/decks/[id]/links/[linkId]': deck('own', 204),
  'POST /api/v1/decks/[id]/transfer': deck('own', 204, json({ to: fixed.asker })),
  'PUT /api/v1/decks/[id]/requests/[userId]': deck('own', 204, json({ level: 'edit' })),
  //                                      owner editor presenter viewer link guest stranger admin out suspended
  'POST /api/v1/decks/[id]/requests': same(' 202 202    202       202    403  202   202      202   403 403 '),

  'GET /api/v1/decks': anybodys,
  'POST /api/v1/decks': same('            201   201    201       201    401  401   201      201   401 403 ', markdown),
  'POST /api/v1/imports': same(
    '          422   422    422       422    401  401   422      422   401 403 ',
    json({ url: 'https://127.0.0.1/' }),
  ),
  // Without `ids` and `mine` it says that it needs one of them.
  'GET /api/v1/zip': same('               400   400    400       400    400  400   400      400   400 400 '),
  'GET /api/v1/me': anybodys,
  'PUT /api/v1/me': same('                403   403    403       403    403  200   403      403   403 403 ', json({ name: 'Guest' })),
  'POST /api/v1/me/claim': same('         200   200    200       200    401  401   200      200   401 403 '),
  'GET /api/v1/me/tokens': same('         200   200    200       200    401  401   200      200   401 403 '),
  'POST /api/v1/me/tokens': same(
    '        201   201    201       201    401  401   201      201   401 403 ',
    json({ name: 'tool', scope: 'read', days: 1 }),
  ),
  'DELETE /api/v1/me/tokens/[id]': same(' 204   404    404       404    401  401   404      404   401 403 ', {
    params: { id: fixed.token },
  }),
  'DELETE /api/v1/session': anybodys,
  'GET /api/v1/groups': same('            200   200    200       200    401  401   200      200   401 403 '),
  'GET /api/v1/people': same('            200   200    200       200    401  401   200      200   401 403 '),
  'POST /api/v1/groups': same('           201   201    201       201    401  401   201      201   401 403 ', json({ name: '{unique}' })),
  'PATCH /api/v1/groups/[groupId]': same('204   404    404       404    401  401   404      404   401 403 ', json({ name: '{unique}' })),
  'DELETE /api/v1/groups/[groupId]': same('204  404    404       404    401  401   404      404   401 403 '),
  'PUT /api/v1/groups/[groupId]/members/[userId]': same('204 404 404 404    401  401   404      404   401 403 '),
  'DELETE /api/v1/groups/[groupId]/members/[userId]': same('204 404 404 404 401  401   404      404   401 403 '),
  //                                      owner editor presenter viewer link guest stranger admin out suspended
  'DELETE /api/v1/admin/decks/[id]': same('404  404    404       404    401  401   404      204   401 403 '),
  'DELETE /api/v1/admin/links/[id]': same('404  404    404       404    401  401   404      204   401 403 ', {
    params: { id: '{linkId}' },
  }),
  'DELETE /api/v1/admin/sessions/[id]': same('404 404  404       404    401  401   404      204   401 403 ', {
    params: { id: fixed.session },
  }),
  'PATCH /api/v1/admin/users/[id]': same('404   404    404       404    401  401   404      204   401 403 ', {
    ...json({ suspended: true }),
    params: { id: fixed.asker },
  }),
  'DELETE /api/v1/admin/users/[id]': same('404  404    404       404    401  401   404      204   401 403 ', {
    params: { id: `${fixed.asker}?decks=trash` },
  }),

  // A sign-in needs next-auth's own token, and a logout one of the provider: whose cookies come along says nothing.
  'GET /api/auth/[...nextauth]': { ...anybodys, params: { nextauth: 'csrf' } },
  'POST /api/auth/[...nextauth]': same('  302   302    302       302    302  302   302      302   302 302 ', {
    params: { nextauth: 'signin/oidc' },
    body: 'csrfToken=x',
    type: 'application/x-www-form-urlencoded',
  }),
  'POST /api/auth/back-channel-logout': same('400 400  400       400    400  400   400      400   400 400 ', {
    body: 'logout_token=x',
    type: 'application/x-www-form-urlencoded',
  }),
  'DELETE /api/[...path]': nobodys,
  'GET /api/[...path]': nobodys,
  'PATCH /api/[...path]': nobodys,
  'POST /api/[...path]': nobodys,
  'PUT /api/[...path]': nobodys,

  'GET /healthz': anybodys,
  'GET /readyz': anybodys,
  'GET /metrics': nobodys,
  'GET /frame': nobodys,
  'GET /diagrams': nobodys,
  'GET /mirror': nobodys,
  'GET /uploads': nobodys,
};
