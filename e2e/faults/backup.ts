import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { freePort } from '#scripts/lib/ports.mjs';
import { inProject } from '#scripts/lib/project.mjs';
import { run } from '#scripts/lib/run.mjs';
import { closeDb } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { storePicture } from '#store/uploads/store-picture.ts';
import { ask } from './ask.ts';
import { judge, type Ledger } from './ledger.ts';
import { type Fault, INITIAL, type Stage, wrongInText } from './stage.ts';
import { newCookie, Typist } from './typist.ts';
import { until } from './world.ts';

/** Decks in which nobody types. */
const quiet = ['', '# One\n\n---\n\n# Two 🎉\n', 'ä'.repeat(50_000)];
/** Whom a command works for. */
type Place = { readonly databaseUrl: string; readonly dataFolder: string };

export const backup: Fault = {
  n: 'backup',
  name: 'a backup made under load is restored, elsewhere and in place',
  minAcks: 200,
  run: async (stage) => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-backup-'));
    stage.atEnd(() => rmSync(folder, { recursive: true, force: true }));
    const decks = await Promise.all(quiet.map((markdown) => createDeck({ markdown, ownerId: null })));
    const picture = await keepPicture(stage.deckId);
    await stage.crowd(5);
    stage.startTyping();
    await stage.moreAcks(100);
    const file = join(folder, 'one.zip');
    const expected = await backUpUnderLoad(stage, file);
    const elsewhere = await restoreElsewhere(stage, { file, dataFolder: join(folder, 'elsewhere') });
    for (const words of wrongInText(judge(await read(stage, elsewhere, stage.deckId), expected, INITIAL)))
      stage.expect(false, `restored: ${words}`);
    const lookAt = async (url: string) => {
      for (const [at, { id }] of decks.entries()) {
        stage.expect((await read(stage, url, id)) === quiet[at], `the quiet deck ${at} was restored as another one`);
      }
      stage.expect(
        (await bytesAt(url, picture)).equals(await bytesAt(stage.world.url, picture)),
        'the picture was restored as another one',
      );
    };
    await lookAt(elsewhere);
    await restoreInPlace(stage, join(folder, 'in-place.zip'));
    // Whoever is connected would bring the others back.
    await lookAt(stage.world.url);
  },
};

async function keepPicture(deckId: string): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const body = await sharp({ create: { width: 900, height: 900, channels: 3, background: 'red', noise } })
    .png()
    .toBuffer();
  return (await storePicture({ deckId, by: null, body: [body] })).url;
}

const bytesAt = async (url: string, path: string): Promise<Buffer> => {
  const answer = await fetch(`${url.replace('ws:', 'http:')}${path}`);
  return answer.ok ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(`${answer.status}`);
};

/** Does what `npm run` does. */
async function command(script: 'backup' | 'restore', args: readonly string[], { databaseUrl, dataFolder }: Place): Promise<void> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, LECTERN_DATA: dataFolder };
  const { code, output } = await run(process.execPath, [inProject('scripts', `${script}.mjs`), ...args], { env });
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${output.slice(-500)}`);
}

/** While everybody types. Gives back what must be in it: what was acknowledged when it began, and nothing that came after it. */
async function backUpUnderLoad(stage: Stage, file: string): Promise<readonly Ledger[]> {
  const acked = stage.typists.map((typist) => typist.acked);
  const since = performance.now();
  await command('backup', ['--to', file], stage.world);
  stage.faults += 1;
  const meanwhile = stage.typists.reduce((sum, typist, at) => sum + typist.acked - (acked[at] ?? 0), 0);
  stage.note(
    `backed up ${Math.round(statSync(file).size / 1024)} kB in ${Math.round(performance.now() - since)} ms, while ${meanwhile} were acknowledged`,
  );
  stage.expect(meanwhile > 0, 'nothing was acknowledged during the backup');
  return stage.typists.map(({ name, deeds }, at) => ({ name, deeds: [...deeds], acked: acked[at] ?? 0, from: 0 }));
}

type Elsewhere = { readonly file: string; readonly dataFolder: string };

/** Restores into a database and a folder of its own and serves them. Gives back where. */
async function restoreElsewhere(stage: Stage, { file, dataFolder }: Elsewhere): Promise<string> {
  const { world } = stage;
  const url = new URL(world.databaseUrl);
  url.pathname = '/restored';
  await ask(world.databaseUrl, 'DROP DATABASE IF EXISTS restored');
  await ask(world.databaseUrl, 'CREATE DATABASE restored');
  await command('restore', [file], { databaseUrl: url.href, dataFolder });
  const port = await freePort();
  stage.alsoKill(await world.startNode(port, { env: { DATABASE_URL: url.href, LECTERN_DATA: dataFolder } }));
  return `ws://127.0.0.1:${port}`;
}

/** Everybody stops typing, a backup is made, the decks are wiped out, and it comes back. */
async function restoreInPlace(stage: Stage, file: string): Promise<void> {
  const { world } = stage;
  stage.stopTyping();
  await until('everybody was saved', () => stage.typists.every(({ synced, saved }) => synced && saved));
  await command('backup', ['--to', file], world);
  await world.kill();
  await ask(world.databaseUrl, 'TRUNCATE deck_update, deck_snapshot, deck_client');
  stage.faults += 1;
  // Our own connections look like a Lectern's that runs.
  await closeDb();
  await command('restore', [file, '--replace'], world);
  await world.start();
}

async function read(stage: Stage, url: string, deckId: string): Promise<string> {
  const address = () => `${url}/sync/${deckId}?lectern=1`;
  const reader = new Typist({ name: 'reader', random: stage.random, cookie: newCookie(), address });
  await until('the restored deck could be read', () => reader.synced).finally(() => reader.close());
  return reader.text;
}
