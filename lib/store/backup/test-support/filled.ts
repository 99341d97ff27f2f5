import pg from 'pg';
import { createDeck } from '#store/decks.ts';
import { ensurePerson } from '#store/people.ts';
import { newDeck, png, store } from '#store/uploads/test-support/place.ts';

/** Asks a database once. */
export async function ask(url: string, words: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(words, values).finally(() => client.end())).rows;
}

/** Something in every table, and in texts what COPY writes otherwise. */
export async function fill(url: string): Promise<void> {
  const anna = await ensurePerson('a'.repeat(22));
  const odd = '# Tab\tand \\N and \\. and "quotes"\n\\.\n\n---\n\nGrüße 🎉\r\n\u0001';
  const { id } = await createDeck({ markdown: odd, ownerId: anna.id });
  await createDeck({ markdown: '', ownerId: null });
  const { name } = await store(await png('red'), id);
  await store(await png('blue'), await newDeck());
  const rows = [
    `INSERT INTO app_group (id, source, name) VALUES ('g', 'here', 'Team')`,
    `INSERT INTO app_group_member VALUES ('g', '${anna.id}')`,
    `INSERT INTO app_session (id, token_hash, user_id, expires_at) VALUES ('s', 'h', '${anna.id}', now())`,
    `INSERT INTO api_token (id, user_id, token_hash, name, scope) VALUES ('t', '${anna.id}', 'h', 'Script', 'read')`,
    `INSERT INTO audit_entry (act, detail) VALUES ('sign-in', '{"a": "\\n\\\\"}')`,
    `INSERT INTO deck_client VALUES ('${id}', 9007199254740991, 'nobody')`,
    `INSERT INTO deck_snapshot (deck_id, state, text) SELECT '${id}', decode('005c5c2e0a', 'hex'), E'\\t'`,
    `INSERT INTO deck_revision (deck_id, n, kind, data, authors) VALUES ('${id}', 1, 'auto', '\\x5c00', '[]')`,
    `INSERT INTO deck_stage (deck_id, n, leader_id) VALUES ('${id}', 7, NULL)`,
    `INSERT INTO deck_user VALUES ('${id}', '${anna.id}', 'edit')`,
    `INSERT INTO deck_group VALUES ('${id}', 'g', 'view')`,
    `INSERT INTO share_link (id, deck_id, token_hash, level) VALUES ('l', '${id}', 'h', 'view')`,
    `INSERT INTO access_request VALUES ('${id}', '${anna.id}')`,
    `INSERT INTO deck_pin VALUES ('${anna.id}', '${id}')`,
    `INSERT INTO deck_visit VALUES ('${anna.id}', '${id}')`,
    `INSERT INTO deck_mirror (deck_id, src_hash, src, name) VALUES ('${id}', 'h', 'https://example.org/a.png', '${name}')`,
    `INSERT INTO moved_note (deck_id, text_hash) VALUES ('${id}', 'h')`,
    `INSERT INTO moved_person (user_id, source_id) VALUES ('${anna.id}', 'x')`,
    `INSERT INTO old_name VALUES ('short', 'xK3', '${id}')`,
    `INSERT INTO old_upload VALUES ('upload_1.png', '${name}')`,
  ];
  await ask(url, rows.join(';'));
}

/** All rows of all tables, as text. */
export async function everything(url: string): Promise<Record<string, unknown>> {
  const tables = await ask(
    url,
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of tables) all[`${name}`] = await ask(url, `SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
  return all;
}
export const withoutSignIns = ({ app_session: _, _prisma_migrations: __, ...tables }: Record<string, unknown>) => tables;
/** Columns, defaults, keys and indexes. */
export const shapeOf = (url: string) =>
  ask(
    url,
    `SELECT table_name || column_name || data_type || coalesce(column_default, '') AS words FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  );
