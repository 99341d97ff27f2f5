import type pg from 'pg';
import type { Migration } from '#store/migrate.ts';
import type { Manifest } from './manifest.ts';

/** Sign-ins are not kept: one that ended since must not come back, and a file of them would let who has it in. */
const NOT_KEPT = new Set(['app_session']);

/** A table and its columns. */
export type Table = { readonly name: string; readonly columns: readonly string[] };

/** The tables that these migrations make. */
export const tablesOf = (migrations: readonly Migration[]): readonly string[] => [
  ...new Set(migrations.flatMap(({ sql }) => [...sql.matchAll(/CREATE TABLE "(\w+)"/g)].map(([, name = '']) => name))),
];

/** Of these tables those that a backup keeps, each after those that it refers to. */
export async function keptTables(client: pg.Client, names: readonly string[]): Promise<readonly Table[]> {
  const { rows } = await client.query<Table & { refersTo: string[] }>(
    `SELECT c.relname AS name,
       (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
       ARRAY(SELECT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
         WHERE k.conrelid = c.oid AND k.contype = 'f' AND f.oid <> c.oid) AS "refersTo"
     FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname = ANY($1) ORDER BY c.relname`,
    [names],
  );
  const tables = new Map(rows.map((row) => [row.name, row]));
  const sorted = new Map<string, Table>();
  const take = (name: string) => {
    const table = tables.get(name);
    if (!table || sorted.has(name)) return;
    for (const other of table.refersTo) take(other);
    sorted.set(name, { name, columns: table.columns });
  };
  for (const name of tables.keys()) take(name);
  return [...sorted.values()].filter(({ name }) => !NOT_KEPT.has(name));
}

/** How far the tables' sequences are. */
export async function sequencesOf(client: pg.Client, tables: readonly Table[]): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT t.relname AS table, a.attname AS column, s.oid::regclass::text AS sequence
     FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_class t ON t.oid = d.refobjid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
     WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY($1) ORDER BY 1, 2`,
    [tables.map(({ name }) => name)],
  );
  const sequences: Manifest['sequences'] = [];
  for (const { table, column, sequence } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(`SELECT last_value AS last, is_called AS called FROM ${sequence}`);
    const { last = '1', called = false } = state.rows[0] ?? {};
    sequences.push({ table, column, last, called });
  }
  return sequences;
}

/** The columns of a table, for COPY. */
export const copyTarget = ({ name, columns }: Table): string => `"${name}" (${columns.map((column) => `"${column}"`).join(', ')})`;
