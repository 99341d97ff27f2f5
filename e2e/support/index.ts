import { type BrowserContextOptions, test as base, expect } from '@playwright/test';
import { createDeck, type MadeDeck } from './decks.ts';
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
};
type WorkerFixtures = {
  /** One server for all tests of a worker: a test makes decks of its own, and does not count those of others. */
  readonly lectern: Lectern;
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
  newDeck: ({ lectern }, use) => use((markdown, title) => createDeck(lectern.url, markdown, title)),
});
