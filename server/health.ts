import type { IncomingMessage, ServerResponse } from 'node:http';
import { db } from '#store/db.ts';
import { migrated } from '#store/migrate.ts';

/** Answers `/healthz` (this process is alive) and `/readyz` (and can serve: database there, migrations applied); false for other paths. */
export function answerHealth(request: IncomingMessage, response: ServerResponse, ready: () => Promise<string | null>): boolean {
  const path = request.url?.split('?')[0];
  if (path === '/healthz') answer(response, null);
  else if (path === '/readyz')
    ready().then(
      (why) => answer(response, why),
      () => answer(response, 'The database does not answer.'),
    );
  else return false;
  return true;
}

/** Why the database cannot be used yet, or null. Throws when it does not answer. */
export async function whyNotReady(migrations: string): Promise<string | null> {
  return (await migrated(db().pool, migrations)) ? null : 'Migrations are missing.';
}

function answer(response: ServerResponse, problem: string | null): void {
  response.writeHead(problem === null ? 200 : 503, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${problem ?? 'ok'}\n`);
}
