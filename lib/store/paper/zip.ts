import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { reaches } from '#access';
import { withPictures } from '#deck';
import { addressOf } from '#store/api-answer.ts';
import { rooms } from '#store/rooms-door.ts';
import type { Visit } from '#store/visit.ts';
import { fileNameOf } from '#wire';
import { deckPictures } from './deck-pictures.ts';
import { dispositionOf } from './making-answer.ts';

type Entry = { readonly path: string; readonly body: Uint8Array; readonly packed: boolean };
/** `name`: of the zip. Several decks get a folder each. */
export type ZipWish = {
  readonly request: Request;
  readonly name: string;
  readonly decks: AsyncIterable<Visit>;
  readonly folders: boolean;
};

/** Decks with their pictures and relative links as a zip, made while it is sent: one file after another is in memory. */
export function zipAnswer(wish: ZipWish): Response {
  return new Response(zipped(entriesOf(wish)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': dispositionOf(wish.name),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

async function* entriesOf({ request, decks, folders }: ZipWish): AsyncGenerator<Entry> {
  const taken = new Set<string>();
  for await (const visit of decks) {
    const name = freeName(fileNameOf(visit.deck.title, 'md'), taken);
    const folder = folders ? `${name.replace(/\.md$/, '')}/` : '';
    const text = (await textOf(visit)).replaceAll(addressOf(request, '/uploads/'), '/uploads/');
    const pictures = await deckPictures(visit.deck.id, text);
    const places = new Map<string, string>();
    const written = new Set<string>();
    for (const address of pictures.addresses) {
      const picture = await pictures.open(address);
      if (!picture) continue;
      places.set(address, `pictures/${picture.name}`);
      if (!written.has(picture.name)) yield { path: `${folder}pictures/${picture.name}`, body: picture.body, packed: true };
      written.add(picture.name);
    }
    yield { path: `${folder}${name}`, body: Buffer.from(relinked(text, places)), packed: false };
  }
}

/** The text with relative links to the pictures that come along, wherever our own are named. */
function relinked(text: string, places: ReadonlyMap<string, string>): string {
  const own = [...places].filter(([address]) => address.startsWith('/uploads/'));
  return own.reduce(
    (now, [address, place]) => now.replace(new RegExp(`(?<![\\w.\\]:-])${address.replaceAll('.', '\\.')}`, 'g'), place),
    withPictures(text, (src) => places.get(src) ?? null),
  );
}

/** As whoever asks may read it: without notes for those who may not present. */
const textOf = async ({ deck, level }: Visit): Promise<string> =>
  reaches(level, 'present') ? rooms().textOf(deck.id) : (await rooms().publicStateOf(deck.id)).text;

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = name.replace(/\.md$/, ` (${number}).md`);
  taken.add(free.toLowerCase());
  return free;
}

function zipped(entries: AsyncGenerator<Entry>): ReadableStream<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const next = async () => {
    const { done, value } = await entries.next();
    if (done) zip.end();
    else add(zip, value);
    return done;
  };
  return new ReadableStream({
    async pull(controller) {
      const done = await next();
      for (const chunk of ready.splice(0)) controller.enqueue(chunk);
      if (done) controller.close();
    },
    cancel: async () => {
      await entries.return(undefined);
    },
  });
}

function add(zip: Zip, { path, body, packed }: Entry): void {
  const file = packed ? new ZipPassThrough(path) : new ZipDeflate(path);
  zip.add(file);
  file.push(body, true);
}
