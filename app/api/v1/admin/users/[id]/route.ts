import * as z from 'zod';
import { type DecksGoTo, deleteAccount, suspend } from '#store/admin-acts.ts';
import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { adminAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };
const done = () => new Response(null, { status: 204 });

/** Suspends an account, or lets it in again. */
export const PATCH = changing(async (request, { params }: Context) => {
  const admin = await adminAt(request.headers);
  const { suspended } = await readSmall(request, z.object({ suspended: z.boolean() }));
  await suspend((await params).id, suspended, admin.id);
  return done();
});

/** Deletes an account. `?decks=trash` puts its decks in one's own trash, `?decks=<id>` gives them to another account. */
export const DELETE = changing(async (request, { params }: Context) => {
  const admin = await adminAt(request.headers);
  const decks = new URL(request.url).searchParams.get('decks');
  if (!decks) throw new LecternError('malformed', 'Say what happens to the decks: ?decks=trash, or ?decks=<id of an account>.');
  const goTo: DecksGoTo = decks === 'trash' ? { kind: 'trash' } : { kind: 'person', id: decks };
  await deleteAccount((await params).id, goTo, admin.id);
  return done();
});
