import DiffMatchPatch from 'diff-match-patch';
import { levelsOf, type OpenLevels, presets } from '#access';
import { lineIn } from '#store/accounts.ts';
import type { OlderRevision } from '#store/revisions.ts';

/** Rows as HedgeDoc 1.10 keeps them (lib/models in its sources), as far as they are read. */
export type NoteRow = {
  readonly id: string;
  readonly shortid: string;
  readonly alias: string | null;
  readonly title: string | null;
  readonly content: string | null;
  readonly permission: string | null;
  readonly ownerId: string | null;
  readonly createdAt: Date;
  readonly lastchangeAt: Date | null;
};
export type RevisionRow = {
  readonly patch: string | null;
  readonly lastContent: string | null;
  readonly content: string | null;
  readonly authorship: string | null;
  readonly createdAt: Date;
};
export type UserRow = {
  readonly id: string;
  readonly profileid: string | null;
  readonly profile: string | null;
  readonly email: string | null;
};

/** The id in HedgeDoc's addresses: its UUID's bytes in base64url, which is the form of our own ids. */
export const deckIdOf = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');

/** Without a permission it is what HedgeDoc gives by default: to everybody what nobody owns. */
export function openLevelsOf({ permission, ownerId }: Pick<NoteRow, 'permission' | 'ownerId'>): OpenLevels {
  const known = presets.find((preset) => preset === permission);
  return levelsOf(known ?? (ownerId === null ? 'freely' : 'editable'));
}

/** Whom a user's row means. `sub`: their id at the provider, which is the provider's own only where HedgeDoc was set up so. */
export type MovedIdentity = { readonly name: string; readonly email: string | null; readonly sub: string | null };

export function identityOfUser({ profileid, profile, email }: UserRow): MovedIdentity {
  const fields = fieldsOf(profile);
  const [first] = Array.isArray(fields['emails']) ? fields['emails'] : [];
  const mails = [email, fields['email'], first, mailIn(first)];
  const mail = mails.map((one) => lineIn(one, 254)).find((one) => one?.includes('@')) ?? null;
  const names = [fields['displayName'], fields['username'], mail?.split('@')[0]].map((one) => lineIn(one));
  return { name: names.find((one) => one !== null) ?? 'Somebody', email: mail?.toLowerCase() ?? null, sub: lineIn(profileid, 255) };
}

function fieldsOf(profile: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(profile ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const mailIn = (mail: unknown): unknown => (typeof mail === 'object' && mail !== null && 'value' in mail ? mail.value : null);

/** The first revision holds its text, each other one a patch of the text before. `broken`: so many could not be read. */
export type ReadRevisions = { readonly older: readonly (OlderRevision & { readonly index: number })[]; readonly broken: number };

/** The texts of a note's revisions, oldest first; from a patch that does not fit up to the next text that is whole there are none. */
export function readRevisions(rows: readonly RevisionRow[], nameOf: (userId: string) => string | null): ReadRevisions {
  const older: (OlderRevision & { index: number })[] = [];
  let text: string | null = null;
  for (const [index, row] of rows.entries()) {
    text = row.content || (row.patch ? patched(text, row.patch) : (row.lastContent ?? text));
    if (text !== null) older.push({ index, text, authors: authorsOf(row.authorship, nameOf), at: row.createdAt });
  }
  return { older, broken: rows.length - older.length };
}

/** Null when there is nothing to patch, or the patch does not fit. */
function patched(text: string | null, patch: string): string | null {
  if (text === null) return null;
  try {
    const dmp = new DiffMatchPatch();
    const [after, fits] = dmp.patch_apply(dmp.patch_fromText(patch), text);
    return fits.every(Boolean) ? after : null;
  } catch {
    return null;
  }
}

/** Who wrote: JSON of [user, from, to, since, changed]. */
function authorsOf(authorship: string | null, nameOf: (userId: string) => string | null): OlderRevision['authors'] {
  try {
    const parts: unknown = JSON.parse(authorship ?? '[]');
    const ids = Array.isArray(parts)
      ? parts.flatMap((part: unknown) => (Array.isArray(part) && typeof part[0] === 'string' ? [part[0]] : []))
      : [];
    const names = new Set(ids.map(nameOf).filter((name) => name !== null));
    return [...names].map((name) => ({ id: null, name }));
  } catch {
    return [];
  }
}
