import { randomInt } from 'node:crypto';
import { db } from './db.ts';
import { forbidden, LecternError } from './errors.ts';
import { hashOf, randomSecret } from './secrets.ts';

/** The cookie by which we know a person; its value is a token of 128 bits in base64url. */
export const PERSON_COOKIE = 'lectern_person';
const tokenPattern = /^[A-Za-z0-9_-]{22}$/;
const MAX_NAME_CHARS = 80;

/** Somebody with a row: a guest or an account. `chosenName` false: the name is "Guest NN" and nobody chose it. */
export type Person = { readonly id: string; readonly name: string; readonly chosenName: boolean };
const fields = { id: true, name: true, chosenName: true } as const;

/** 128 random bits as 22 characters of base64url: ids of decks and people. */
export const newId = (): string => randomSecret(16);

/** The guest's token in a Cookie header, or null when there is none that could be ours. */
export const tokenIn = (cookieHeader: string | null | undefined): string | null =>
  cookiesIn(cookieHeader, PERSON_COOKIE).find((value) => tokenPattern.test(value)) ?? null;

/** The values of a cookie of this name in a Cookie header. */
export function cookiesIn(cookieHeader: string | null | undefined, wanted: string): string[] {
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.flatMap(([name, value]) => (name === wanted && value ? [value] : []));
}

/** The guest with this token, or null when there is no row yet. */
export async function findPerson(token: string | null | undefined): Promise<Person | null> {
  if (!token || !tokenPattern.test(token)) return null;
  return db().prisma.user.findUnique({ where: { tokenHash: hashOf(token) }, select: fields });
}

/** The name of the person with this id, or null when there is none. */
export async function nameOf(id: string): Promise<string | null> {
  return (await db().prisma.user.findUnique({ where: { id }, select: { name: true } }))?.name ?? null;
}

/** The guest with this token; makes the row at its first use. Throws LecternError "malformed" for what is no token. */
export async function ensurePerson(token: string): Promise<Person> {
  if (!tokenPattern.test(token)) throw new LecternError('malformed', 'The cookie is not one of ours.');
  const known = await findPerson(token);
  if (known) return known;
  const row = { id: newId(), tokenHash: hashOf(token), name: guestName() };
  // Two tabs may do this at once: the first row stays.
  await db().prisma.user.createMany({ data: [row], skipDuplicates: true });
  return db().prisma.user.findUniqueOrThrow({ where: { tokenHash: row.tokenHash }, select: fields });
}

/** The name for somebody who has not chosen one. */
export const guestName = (): string => `Guest ${randomInt(10, 100)}`;

/** Gives a guest a name of their choice. Throws LecternError "malformed" when nothing is left of it, "forbidden" for an account. */
export async function renamePerson(id: string, wish: string): Promise<Person> {
  const name = cleanName(wish);
  if (!name) throw new LecternError('malformed', 'A name has at least one visible character.');
  const isAccount = (await db().prisma.user.count({ where: { id, issuer: { not: null } } })) > 0;
  if (isAccount) throw forbidden('The name of an account comes from where it signs in.');
  return db().prisma.user.update({ where: { id }, data: { name, chosenName: true }, select: fields });
}

/** One line without control and invisible direction characters, at most 80 characters. */
export function cleanName(wish: string): string {
  const line = wish.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ').replace(/\s+/g, ' ');
  return [...line.trim()].slice(0, MAX_NAME_CHARS).join('').trim();
}
