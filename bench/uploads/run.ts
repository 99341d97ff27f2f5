/** `npm run bench:uploads`: what pictures cost those who type, how long PDFs take, and what memory large uploads need. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { findBrowser } from '#scripts/lib/browser.mjs';
import { freePort } from '#scripts/lib/ports.mjs';
import { type RunningServer, startServer } from '#scripts/lib/server.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { benchDecks } from '../decks.ts';
import { rssKb } from '../sync/proc.ts';
import { percentile, table } from '../table.ts';
import { noisePngs, type Target, upload } from './pictures.ts';

const { values } = parseArgs({
  options: {
    /** How many pictures of 5 MB at once, and how many gigabytes one after another. */
    pictures: { type: 'string', default: '100' },
    gigabytes: { type: 'string', default: '4' },
    typists: { type: 'string', default: '20' },
    quiet: { type: 'string', default: '20' },
    pdfs: { type: 'string', default: '7' },
    /** typing, pdf, memory */
    only: { type: 'string' },
  },
});
const only = values.only?.split(',');
const isWanted = (part: string) => !only || only.includes(part);
type Row = readonly [measure: string, quiet: string, loaded: string, ratio: string];
type Bench = { readonly server: RunningServer; readonly create: (markdown: string) => Promise<string> };

const ms = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0));
const compared = (measure: string, quiet: number, loaded: number): Row => [measure, ms(quiet), ms(loaded), (loaded / quiet).toFixed(2)];

async function acknowledged(typists: ChildProcess): Promise<readonly number[]> {
  typists.send('how long?');
  const [took] = await once(typists, 'message');
  return took as number[];
}

/** Some type, and a hundred pictures come at once. */
async function typingRows({ server, create }: Bench): Promise<Row[]> {
  const deckId = await create('# Typing\n\n');
  const target = { server: server.url, deckId: await create('# Pictures\n') };
  const noise = noisePngs(5);
  const pictures: Buffer[] = [];
  while (pictures.length < Number(values.pictures)) pictures.push(await noise.next());
  const address = `${server.url.replace('http:', 'ws:')}/sync/${deckId}?lectern=1`;
  const typists = fork(join(import.meta.dirname, 'typists.ts'), [address, values.typists], { execArgv: ['--import', 'tsx'] });
  try {
    await once(typists, 'message');
    await sleep(3_000);
    await acknowledged(typists);
    await sleep(Number(values.quiet) * 1000);
    const quiet = await acknowledged(typists);
    const since = performance.now();
    const took = await Promise.all(pictures.map((picture) => upload(target, picture)));
    const seconds = (performance.now() - since) / 1000;
    const loaded = await acknowledged(typists);
    return [
      compared('edit to acknowledgement, p50 (ms)', percentile(quiet, 0.5), percentile(loaded, 0.5)),
      compared('edit to acknowledgement, p95 (ms)', percentile(quiet, 0.95), percentile(loaded, 0.95)),
      compared('edit to acknowledgement, slowest (ms)', Math.max(...quiet), Math.max(...loaded)),
      ['edits', String(quiet.length), String(loaded.length), ''],
      [`${pictures.length} uploads of 5 MB at once: all done after (s)`, '', seconds.toFixed(1), ''],
      ['the first done after (s)', '', (Math.min(...took) / 1000).toFixed(1), ''],
    ];
  } finally {
    typists.kill();
  }
}

async function pdfRows({ server, create }: Bench): Promise<Row[]> {
  const [deck] = benchDecks();
  if (!deck || !findBrowser()) return [['PDF', '', 'skipped: there is no browser', '']];
  const deckId = await create(deck.markdown);
  const took: number[] = [];
  for (let n = 0; n <= Number(values.pdfs); n++) {
    const since = performance.now();
    const answer = await fetch(`${server.url}/api/v1/decks/${deckId}/pdf`, {
      method: 'POST',
      headers: { Origin: server.url, 'Content-Type': 'application/json' },
      body: '{}',
    });
    if (!answer.ok) throw new Error(`A PDF was answered with ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    took.push(performance.now() - since);
  }
  const [cold = 0, ...warm] = took;
  return [
    [`PDF of ${deck.name}, ${deck.slides} slides, the browser not yet started (s)`, (cold / 1000).toFixed(1), '', ''],
    ['the same, started, median (s)', (percentile(warm, 0.5) / 1000).toFixed(1), '', ''],
  ];
}

/** Large pictures, four at a time, until so many gigabytes are there. */
async function memoryRows({ server, create }: Bench): Promise<Row[]> {
  const target: Target = { server: server.url, deckId: await create('# Pictures\n') };
  const noise = noisePngs(9.5);
  for (let n = 0; n < 8; n++) await upload(target, await noise.next());
  await sleep(2_000);
  const megabytes = () => rssKb(server.pid) / 1024;
  const before = megabytes();
  const seen: number[] = [];
  let left = Number(values.gigabytes) * 1e9;
  const since = performance.now();
  const one = async () => {
    while (left > 0) {
      const body = await noise.next();
      left -= body.byteLength;
      await upload(target, body);
      seen.push(megabytes());
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  const half = seen.slice(Math.floor(seen.length / 2));
  const median = (list: readonly number[]) => percentile(list, 0.5);
  const seconds = (performance.now() - since) / 1000;
  return [
    compared(`memory while ${values.gigabytes} GB come: most of it (MB)`, before, Math.max(...seen)),
    compared('memory, first half and second half, median (MB)', median(seen.slice(0, half.length)), median(half)),
    [`${seen.length} uploads took (s)`, '', seconds.toFixed(0), ''],
  ];
}

async function main(): Promise<void> {
  const [database, folder] = [await testDatabase(), mkdtempSync(join(tmpdir(), 'lectern-bench-'))];
  const most = '1000000/h';
  const env = {
    ...{ DATABASE_URL: database.url, HOST: '127.0.0.1', LECTERN_DATA: folder, CHROMIUM_PATH: findBrowser() ?? '', IMAGES: 'direct' },
    ...{ LIMIT_CREATE: most, LIMIT_UPLOAD: most, LIMIT_UPLOAD_MB: most, LIMIT_PDF: most },
    ...{ MAX_DECK_UPLOAD_BYTES: '100000000000', MAX_USER_UPLOAD_BYTES: '100000000000' },
  };
  const server = await startServer({ port: await freePort(), env, output: 'ignore' });
  const create = async (markdown: string) => {
    const headers = { 'Content-Type': 'text/markdown' };
    const answer = await fetch(`${server.url}/api/v1/decks`, { method: 'POST', headers, body: markdown });
    return ((await answer.json()) as { id: string }).id;
  };
  try {
    const rows: Row[] = [];
    for (const [part, measure] of Object.entries({ pdf: pdfRows, typing: typingRows, memory: memoryRows })) {
      if (!isWanted(part)) continue;
      console.log(part);
      rows.push(...(await measure({ server, create })));
    }
    console.log(`\n${table(['measure', 'quiet', 'with uploads', 'ratio'], rows)}`);
  } finally {
    await server.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
