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
  const row = { id: newId(), tokenHash: hashOf(token), name: guestName() };
  // Two tabs may do this at once: the first row stays.
  const [made] = await db().prisma.user.createManyAndReturn({ data: [row], skipDuplicates: true, select: fields });
  return made ?? db().prisma.user.findUniqueOrThrow({ where: { tokenHash: row.tokenHash }, select: fields });
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

/** Turns the reading direction around; what stands behind it would look like something else. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Line ends, controls, halves of characters, and letters that look like a space. */
const BLANK = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/gu;
/** Nothing to see, but for the two that join: emoji and some scripts need these. */
const UNSEEN = /(?![\u200c\u200d])\p{Cf}|\u034f/gu;
const USELESS_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]|(?<=[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
/** More marks on one letter reach over the lines around. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** Whether a text has characters that nobody can see, or that make it look like another. */
export const hasUnseen = (text: string): boolean => [DIRECTION, BLANK, UNSEEN].some((pattern) => text.search(pattern) >= 0);

/** One line of what can be seen, at most 80 characters, or as many as are named. */
export function cleanName(wish: string, maxChars = MAX_NAME_CHARS): string {
  // Nothing beyond has a chance to be kept.
  const seen = wish
    .slice(0, 20 * maxChars)
    .replace(DIRECTION, ' ')
    .replace(BLANK, ' ')
    .replace(UNSEEN, '')
    .replace(PILED_MARKS, '$1');
  const line = seen.replace(/\s+/g, ' ').trim();
  return [...line].slice(0, maxChars).join('').replace(USELESS_JOINER, '').trim();
}
