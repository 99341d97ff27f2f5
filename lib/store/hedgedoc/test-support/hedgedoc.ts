import { createHash } from 'node:crypto';
import DiffMatchPatch from 'diff-match-patch';
import pg from 'pg';

/** The tables as HedgeDoc 1.10 has them in Postgres after all its migrations. */
const schema = `
CREATE TYPE "enum_Notes_permission" AS ENUM ('freely', 'editable', 'limited', 'locked', 'protected', 'private');
CREATE TABLE "Users" (id uuid PRIMARY KEY, profileid varchar(255) UNIQUE, profile text, history text, "accessToken" text, "refreshToken" text,
  "deleteToken" uuid, email text, password text, "createdAt" timestamptz, "updatedAt" timestamptz);
CREATE TABLE "Notes" (id uuid PRIMARY KEY, "ownerId" uuid, content text, title text, "createdAt" timestamptz, "updatedAt" timestamptz,
  shortid varchar(255) DEFAULT '0000000000' NOT NULL UNIQUE, permission "enum_Notes_permission" DEFAULT 'private' NOT NULL, viewcount integer DEFAULT 0,
  "lastchangeuserId" uuid, "lastchangeAt" timestamptz, alias varchar(255) UNIQUE, "savedAt" timestamptz, authorship text, "deletedAt" timestamptz);
CREATE TABLE "Authors" (id serial PRIMARY KEY, color varchar(255), "noteId" uuid, "userId" uuid, "createdAt" timestamptz, "updatedAt" timestamptz,
  UNIQUE ("noteId", "userId"));
CREATE TABLE "Revisions" (id uuid PRIMARY KEY, "noteId" uuid, patch text, "lastContent" text, content text, length integer, "createdAt" timestamptz,
  "updatedAt" timestamptz, authorship text);`;

export type TestNote = {
  readonly id: string;
  readonly texts: readonly string[];
  readonly alias?: string;
  readonly permission?: string;
  readonly ownerId?: string | null;
  readonly shortid?: string;
};

export const uuid = (n: number): string => {
  const hex = createHash('sha256').update(`${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
export const minute = (n: number): Date => new Date(Date.UTC(2024, 0, 1, 0, n));

/** A HedgeDoc's database to fill as HedgeDoc does. */
export async function openHedgeDoc(url: string) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(schema);
  const dmp = new DiffMatchPatch();
  let at = 0;
  let revision = 1_000_000;
  const addRevision = async (id: string, { before, text, ownerId }: { before: string | null; text: string; ownerId: string | null }) => {
    const patch = before === null ? null : dmp.patch_toText(dmp.patch_make(before, text));
    const authorship = JSON.stringify(ownerId ? [[ownerId, 0, text.length, 1, 2]] : []);
    if (before !== null) await client.query('UPDATE "Revisions" SET content = NULL WHERE "noteId" = $1', [id]);
    await client.query(
      `INSERT INTO "Revisions" (id, "noteId", patch, "lastContent", content, length, authorship, "createdAt", "updatedAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [uuid(revision++), id, patch, before === null ? text : null, before === null ? null : text, text.length, authorship, minute(at++)],
    );
  };
  return {
    client,
    user: (id: string, profile: object | null, rest: { profileid?: string; email?: string } = {}) =>
      client.query('INSERT INTO "Users" (id, profileid, profile, email) VALUES ($1, $2, $3, $4)', [
        ...[id, rest.profileid ?? null, profile && JSON.stringify(profile), rest.email ?? null],
      ]),
    note: async ({ id, texts, alias, permission = 'freely', ownerId = null, shortid = id.slice(0, 9) }: TestNote) => {
      await client.query(
        `INSERT INTO "Notes" (id, "ownerId", content, title, shortid, permission, alias, "createdAt", "lastchangeAt") VALUES ($1, $2, $3, 'Untitled', $4, $5, $6, $7, $7)`,
        [id, ownerId, texts.at(-1), shortid, permission, alias ?? null, minute(at++)],
      );
      for (const [index, text] of texts.entries()) await addRevision(id, { before: texts[index - 1] ?? null, text, ownerId });
    },
    change: async (id: string, { before, text }: { before: string; text: string }) => {
      await client.query('UPDATE "Notes" SET content = $2, "lastchangeAt" = $3 WHERE id = $1', [id, text, minute(at++)]);
      await addRevision(id, { before, text, ownerId: null });
    },
    close: () => client.end(),
  };
}
