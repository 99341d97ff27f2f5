import pg from 'pg';

/** Asks a database once. */
export async function ask(url: string, words: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(words, values).finally(() => client.end());
}
