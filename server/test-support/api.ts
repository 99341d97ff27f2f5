import type { Level } from '#access';
import { PUT as putPerson } from '#app/api/v1/decks/[id]/people/[userId]/route.ts';
import { shareDeck } from '#store/decks.ts';
import { ensurePerson } from '#store/people.ts';
import type { TestLectern } from './lectern.ts';
import { annasToken } from './test.ts';

type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>;
type Sent = { readonly by?: string; readonly method?: string; readonly body?: unknown; readonly query?: string; readonly cookie?: string };

/** Asks a route as this person. */
export async function ask<P>(
  handler: Handler<P>,
  params: P,
  { by = annasToken, method = 'GET', body, query = '', cookie = '' }: Sent = {},
): Promise<Response> {
  const headers = {
    Host: 'decks.test',
    'Content-Type': 'application/json',
    Cookie: `lectern_person=${by}; ${cookie}`,
    'x-lectern-address': by,
  };
  const request = new Request(`http://decks.test/x${query}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
  return handler(request, { params: Promise.resolve(params) });
}

/** The id of who has this cookie. */
export const personOf = async (token: string) => (await ensurePerson(token)).id;
/** A deck of anna's that is closed to everybody else. */
export const annasDeck = async (lectern: TestLectern, markdown = 'text') => {
  const id = await lectern.deck(markdown, { ownerId: await personOf(annasToken) });
  await shareDeck(id, { linkLevel: 'none' });
  return id;
};
/** Gives somebody a level. */
export const put = (id: string, userId: string, { level, by = annasToken }: { level: Level; by?: string }) =>
  ask(putPerson, { id, userId }, { by, method: 'PUT', body: { level } });
