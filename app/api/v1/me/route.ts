import * as z from 'zod';
import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { renamePerson } from '#store/people.ts';
import { rooms } from '#store/rooms-door.ts';
import { callerOf, writerAt } from '#store/visit.ts';

const nameSchema = z.object({ name: z.string() });
const unknownPerson = { id: null, name: null, chosenName: false };

/** Who asks, as far as we know them. */
export const GET = answering(async (request) => {
  const { person, account } = await callerOf(request.headers);
  const { email, admin } = account ?? {};
  return jsonResponse({ ...(person ?? unknownPerson), ...(account ? { account: { email, admin } } : {}) });
});

/** Gives the person who asks another name. */
export const PUT = changing(async (request) => {
  const { name } = await readSmall(request, nameSchema);
  const writer = await writerAt(request.headers);
  if (!writer) throw new LecternError('no-person', 'Open a page first; it sets the cookie by which we know you.');
  const person = await renamePerson(writer.id, name);
  rooms().renamed(person.id, person.name);
  return jsonResponse(person);
});
