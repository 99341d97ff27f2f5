import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { createDeck, type MadeDeck, removeDeck } from './decks.ts';
import { Complaints, type Person } from './person.ts';
import { type Lectern, startLectern } from './server.ts';

export { expect } from '@playwright/test';

type Fixtures = {
  /** What went wrong unseen; a test fails on any that it does not allow. */
  readonly complaints: Complaints;
  /** Opens a browser for one more person. */
  readonly person: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  readonly anna: Person;
  readonly ben: Person;
  readonly chair: Person;
  /** Makes a deck through the API. */
  readonly newDeck: (markdown: string, title?: string) => Promise<MadeDeck>;
  /** Before a test, the decks of those before it go: everybody would see them in the library, with the pictures of foreign sites. */
  readonly tidied: undefined;
};
type WorkerFixtures = {
  /** One server for all tests of a worker: a test makes decks of its own, and does not count those of others. */
  readonly lectern: Lectern;
  /** Ids of the decks that `newDeck` made. */
  readonly madeDecks: string[];
};

/** Playwright's test, with a server, people at their browsers, and an ear for errors. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  lectern: [
    async ({}, use, { workerIndex }) => {
      const lectern = await startLectern(String(workerIndex));
      await use(lectern);
      await lectern.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  madeDecks: [async ({}, use) => use([]), { scope: 'worker' }],
  tidied: [
    async ({ lectern, madeDecks }, use) => {
      for (const id of madeDecks.splice(0)) await removeDeck(lectern.url, id);
      await use(undefined);
    },
    { auto: true },
  ],
  baseURL: ({ lectern }, use) => use(lectern.url),
  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    expect(complaints.unexpected, 'errors in a console').toEqual([]);
  },
  context: async ({ context, complaints }, use) => {
    complaints.listen(context, 'page');
    await use(context);
  },
  person: async ({ browser, complaints, contextOptions, baseURL }, use) => {
    const opened: Person[] = [];
    await use(async (name, options) => {
      const context = await browser.newContext({ ...contextOptions, ...(baseURL ? { baseURL } : {}), ...options });
      complaints.listen(context, name);
      const one = { context, page: await context.newPage() };
      opened.push(one);
      return one;
    });
    for (const { context } of opened) await context.close();
  },
  anna: async ({ person }, use) => use(await person('anna')),
  ben: async ({ person }, use) => use(await person('ben')),
  chair: async ({ person }, use) => use(await person('chair')),
  newDeck: ({ lectern, madeDecks }, use) =>
    use(async (markdown, title) => {
      const deck = await createDeck(lectern.url, markdown, title);
      madeDecks.push(deck.id);
      return deck;
    }),
});
