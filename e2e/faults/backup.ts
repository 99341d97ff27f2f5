import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#scripts/lib/ports.mjs';
import { createDeck } from '#store/decks.ts';
import { ask, dumpToolsFor, must } from './dump-tools.ts';
import { judge, type Ledger } from './ledger.ts';
import { type Fault, INITIAL, type Stage, wrongInText } from './stage.ts';
import { Typist } from './typist.ts';
import { newCookie, until } from './world.ts';

/** Decks in which nobody types. */
const quiet = ['', '# One\n\n---\n\n# Two 🎉\n', 'ä'.repeat(50_000)];

type Dump = { readonly tools: string; readonly file: string };

export const backup: Fault = {
  n: 'backup',
  name: 'a dump under load is restored, elsewhere and in place',
  minAcks: 200,
  needs: 'pg_dump',
  run: async (stage) => {
    const { databaseUrl } = stage.world;
    const tools = await dumpToolsFor(databaseUrl);
    if (!tools) throw new Error('There is no pg_dump.');
    const folder = mkdtempSync(join(tmpdir(), 'lectern-dump-'));
    stage.atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const decks = await Promise.all(quiet.map((markdown) => createDeck({ markdown, ownerId: null })));
    await stage.crowd(5);
    stage.startTyping();
    await stage.moreAcks(100);
    const expected = await dumpUnderLoad(stage, { tools, file: join(folder, 'lectern.dump') });
    const elsewhere = await restoreElsewhere(stage, { tools, file: join(folder, 'lectern.dump') });
    for (const words of wrongInText(judge(await read(stage, elsewhere, stage.deckId), expected, INITIAL)))
      stage.expect(false, `restored: ${words}`);
    const quietAt = async (url: string) => {
      for (const [at, { id }] of decks.entries()) {
        stage.expect((await read(stage, url, id)) === quiet[at], `the quiet deck ${at} was restored as another one`);
      }
    };
    await quietAt(elsewhere);
    await restoreInPlace(stage, { tools, file: join(folder, 'in-place.dump') });
    // Whoever is connected would bring the others back.
    await quietAt(stage.world.url);
  },
};

/** Dumps while everybody types. Gives back what must be in it: what was acknowledged when it began, and nothing that came after it. */
async function dumpUnderLoad(stage: Stage, { tools, file }: Dump): Promise<readonly Ledger[]> {
  const acked = stage.typists.map((typist) => typist.acked);
  const since = performance.now();
  await must(join(tools, 'pg_dump'), '--format=custom', `--file=${file}`, stage.world.databaseUrl);
  stage.faults += 1;
  const meanwhile = stage.typists.reduce((sum, typist, at) => sum + typist.acked - (acked[at] ?? 0), 0);
  stage.note(
    `dumped ${Math.round(statSync(file).size / 1024)} kB in ${Math.round(performance.now() - since)} ms, while ${meanwhile} were acknowledged`,
  );
  stage.expect(meanwhile > 0, 'nothing was acknowledged during the dump');
  return stage.typists.map(({ name, deeds }, at) => ({ name, deeds: [...deeds], acked: acked[at] ?? 0, from: 0 }));
}

/** Restores into a database of its own and serves it. Gives back where. */
async function restoreElsewhere(stage: Stage, { tools, file }: Dump): Promise<string> {
  const { world } = stage;
  const url = new URL(world.databaseUrl);
  url.pathname = '/restored';
  await ask(world.databaseUrl, 'DROP DATABASE IF EXISTS restored');
  await ask(world.databaseUrl, 'CREATE DATABASE restored');
  await must(join(tools, 'pg_restore'), `--dbname=${url.href}`, file);
  const port = await freePort();
  stage.alsoKill(await world.startNode(port, { env: { DATABASE_URL: url.href } }));
  return `ws://127.0.0.1:${port}`;
}

/** Everybody stops typing, a dump is made, the decks are wiped out, and the dump comes back. */
async function restoreInPlace(stage: Stage, { tools, file }: Dump): Promise<void> {
  const { world } = stage;
  stage.stopTyping();
  await until('everybody was saved', () => stage.typists.every(({ synced, saved }) => synced && saved));
  await must(join(tools, 'pg_dump'), '--format=custom', `--file=${file}`, world.databaseUrl);
  await world.kill();
  await ask(world.databaseUrl, 'TRUNCATE deck_update, deck_snapshot, deck_client');
  stage.faults += 1;
  await must(join(tools, 'pg_restore'), '--clean', '--if-exists', `--dbname=${world.databaseUrl}`, file);
  await world.start();
}

async function read(stage: Stage, url: string, deckId: string): Promise<string> {
  const address = () => `${url}/sync/${deckId}?lectern=1`;
  const reader = new Typist({ name: 'reader', random: stage.random, cookie: newCookie(), address });
  await until('the restored deck could be read', () => reader.synced).finally(() => reader.close());
  return reader.text;
}
