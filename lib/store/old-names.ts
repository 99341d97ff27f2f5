import type pg from 'pg';
import { db } from './db.ts';

/** Addresses of our own, which no alias may stand for. */
const ROUTES = new Set([
  ...[
    'admin',
    'api',
    'd',
    'diagrams',
    'embed',
    'follow',
    'frame',
    'groups',
    'healthz',
    'icon.svg',
    'favicon.ico',
    'me',
    'metrics',
    'mirror',
    'p',
    'readyz',
  ],
  ...['s', 'signin', 'sync', 'tokens', 'uploads', 'welcome', '_next'],
]);
const MAX_NAME_CHARS = 200;

/** Names that look or read alike are one: letters' case, width and composition do not count. */
export const folded = (name: string): string => name.normalize('NFKC').toLowerCase().normalize('NFKC');

/** Whether a name is an address of Lectern itself. */
export const isOwnRoute = (name: string): boolean => ROUTES.has(folded(name));

export type OldNames = { readonly shortId: string; readonly alias: string | null };
/** Why an alias does not lead here. */
export type NameTrouble = 'route' | 'taken' | 'id';

/** Keeps what led to a deck in HedgeDoc; gives why its alias cannot, or null. */
export async function keepOldNames(client: pg.PoolClient, deckId: string, { shortId, alias }: OldNames): Promise<NameTrouble | null> {
  await keep(client, { kind: 'short', name: shortId, deckId });
  if (alias === null || alias === '') return null;
  const name = folded(alias).slice(0, MAX_NAME_CHARS);
  if (isOwnRoute(name)) return 'route';
  const { rowCount: isId } = await client.query('SELECT 1 FROM deck WHERE id = $1 AND id <> $2', [alias, deckId]);
  if (isId) return 'id';
  return (await keep(client, { kind: 'alias', name, deckId })) ? null : 'taken';
}

type Row = { readonly kind: 'alias' | 'short'; readonly name: string; readonly deckId: string };

/** False when it leads to another deck already. */
async function keep(client: pg.PoolClient, { kind, name, deckId }: Row): Promise<boolean> {
  await client.query('INSERT INTO old_name (kind, name, deck_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [kind, name, deckId]);
  const { rows } = await client.query<{ deck_id: string }>('SELECT deck_id FROM old_name WHERE kind = $1 AND name = $2', [kind, name]);
  return rows[0]?.deck_id === deckId;
}

/** The id of the deck that an address of HedgeDoc means: by its id, its alias or its short id. Null when it means none. */
export async function deckOfOldName(name: string): Promise<string | null> {
  if (name.length > MAX_NAME_CHARS) return null;
  const { rows } = await db().pool.query<{ id: string }>(
    `SELECT id FROM (
       SELECT id, 0 AS place FROM deck WHERE id = $1
       UNION ALL SELECT deck_id, 1 FROM old_name WHERE kind = 'alias' AND name = $2
       UNION ALL SELECT deck_id, 2 FROM old_name WHERE kind = 'short' AND name = $1) AS found
     ORDER BY place LIMIT 1`,
    [name, folded(name)],
  );
  return rows[0]?.id ?? null;
}

/** What an upload of HedgeDoc is called here, or null. */
export async function pictureOfOldName(name: string): Promise<string | null> {
  if (name.length > MAX_NAME_CHARS) return null;
  const { rows } = await db().pool.query<{ name: string }>('SELECT name FROM old_upload WHERE old_name = $1', [name]);
  return rows[0]?.name ?? null;
}
