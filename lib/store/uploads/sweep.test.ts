import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDeck, deleteDeck } from '#store/decks.ts';
import { keepRevision } from '#store/revisions.ts';
import { compacted } from '#store/test-support/compacted.ts';
import { pictureBytes } from './open-picture.ts';
import { removePicture } from './remove-picture.ts';
import { sweepFiles } from './sweep-files.ts';
import { sweepUnused } from './sweep-unused.ts';
import { newDeck, openPlace, type Place, png, rowCount, store } from './test-support/place.ts';

let place: Place;

beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.close());

const files = () => place.files();

describe('the sweep of files', () => {
  const later = () => Date.now() + 25 * 3_600_000;

  test('leaves what is younger than a day, and every picture that is noted', async () => {
    const { name } = await store(await png('#010203'));
    await writeFile(join(place.uploads, 'unfinished', 'young'), 'x');
    expect(await sweepFiles()).toEqual({ unfinished: 0, unnoted: 0 });
    await sweepFiles(later());
    expect(await pictureBytes(name)).not.toBeNull();
  });

  test('removes what an upload left that ended in the middle', async () => {
    const [unfinished, unnoted] = ['unfinished/old', '00/00000000000000000000000000000000.png'].map((path) => join(place.uploads, path));
    await mkdir(join(place.uploads, '00'), { recursive: true });
    for (const path of [unfinished!, unnoted!]) await writeFile(path, 'x');
    expect(await sweepFiles(later())).toEqual({ unfinished: 1, unnoted: 1 });
    expect((await files()).length).toBe(await rowCount());
  });
});

describe('a picture that is deleted', () => {
  test('is gone, unless another deck has it or names it in its text', async () => {
    const bytes = await png('#0a0b0c');
    const [one, two] = [await newDeck(), await newDeck()];
    const { name } = await store(bytes, one);
    await store(bytes, two);
    await removePicture(one, name);
    expect(await pictureBytes(name)).not.toBeNull();
    const copy = await createDeck({ markdown: `![](/uploads/${name})`, ownerId: null });
    await removePicture(two, name);
    expect(await pictureBytes(name)).not.toBeNull();
    await compacted(copy.id);
    await store(bytes, one);
    await removePicture(one, name);
    expect(await pictureBytes(name)).not.toBeNull();
    await deleteDeck(copy.id);
    await store(bytes, one);
    await removePicture(one, name);
    expect([await pictureBytes(name), (await files()).includes(name)]).toEqual([null, false]);
    expect((await store(bytes, one)).name).not.toBe(name);
  });
});

describe('the sweep of what no text names', () => {
  const day = 86_400_000;

  test('removes it after 30 days, and not what a deck, an edit or a revision names', async () => {
    await sweepUnused(Date.now());
    await sweepUnused(Date.now() + 31 * day);
    const names = await Promise.all(
      ['#111111', '#222222', '#333333', '#444444'].map(async (colour) => (await store(await png(colour))).name),
    );
    const [written, logged, kept, unused] = names;
    const deck = await createDeck({ markdown: `![](/uploads/${written})`, ownerId: null });
    await compacted(deck.id);
    await createDeck({ markdown: `![](/uploads/${logged})`, ownerId: null });
    const limits = { count: 10, days: 0 };
    for (const text of ['text', `text ![](/uploads/${kept})`, 'text']) await keepRevision(deck.id, { text, authors: [] }, limits);
    expect(await sweepUnused(Date.now())).toEqual({ unused: 1, removed: 0 });
    expect(await sweepUnused(Date.now() + 29 * day)).toEqual({ unused: 1, removed: 0 });
    expect(await sweepUnused(Date.now() + 31 * day)).toEqual({ unused: 0, removed: 1 });
    const there = await Promise.all(names.map(async (name) => (await pictureBytes(name)) !== null));
    expect(there).toEqual([true, true, true, false]);
    expect(unused).toBeDefined();
  });

  test('begins to count anew when a text names it again', async () => {
    const { name } = await store(await png('#555555'));
    expect((await sweepUnused(Date.now())).unused).toBe(1);
    const deck = await createDeck({ markdown: `![](/uploads/${name})`, ownerId: null });
    expect((await sweepUnused(Date.now() + 31 * day)).unused).toBe(0);
    await deleteDeck(deck.id);
    expect(await sweepUnused(Date.now() + 32 * day)).toEqual({ unused: 1, removed: 0 });
  });
});
