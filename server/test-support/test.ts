import { test as base } from 'vitest';
import { dial, type Editor, openEditor } from './editor.ts';
import { type Follower, type Known, openFollower } from './follower.ts';
import { startLectern } from './lectern.ts';

export const annasToken = 'anna_aaaaaaaaaaaaaaaaa';
export const bensToken = 'ben_bbbbbbbbbbbbbbbbbb';
/** For vi.waitFor: machines are slow and busy. */
export const until = { timeout: 20_000, interval: 10 };

type Client = { close(): void };

/** Vitest's test, with a Lectern for all tests of a file, and clients that are closed after each. */
export const test = base
  .extend('lectern', { scope: 'file' }, async ({}, { onCleanup }) => {
    const lectern = await startLectern();
    onCleanup(() => lectern.close());
    return lectern;
  })
  /** Gives back the client, and closes it after the test. */
  .extend('closing', ({}, { onCleanup }) => {
    const opened: Client[] = [];
    onCleanup(() => {
      for (const client of opened) client.close();
    });
    return <T extends Client>(client: T): T => {
      opened.push(client);
      return client;
    };
  })
  /** Opens a deck for editing and waits until its text is there. `token`: the person's cookie. */
  .extend('open', ({ lectern, closing }) => async (deckId: string, token?: string): Promise<Editor> => {
    return closing(await openEditor(lectern.url, deckId, token));
  })
  /** The same without waiting, for those who may be turned away. */
  .extend(
    'knock',
    ({ lectern, closing }) =>
      (deckId: string, token?: string): Editor =>
        closing(dial(lectern.url, deckId, token)),
  )
  .extend(
    'follow',
    ({ lectern, closing }) =>
      (deckId: string, known?: Known, cookie?: string): Follower =>
        closing(openFollower(lectern.url, deckId, { known, cookie })),
  );
