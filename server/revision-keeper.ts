import { env } from '#store/env.ts';
import { logger } from '#store/logger.ts';
import { nameOf } from '#store/people.ts';
import { type Author, keepRevision, type Revision } from '#store/revisions.ts';

type Setup = {
  readonly deckId: string;
  readonly text: () => string /** Resolves once the text is committed. */;
  readonly settled: () => Promise<void>;
};

/** Whoever wrote by the API is known by id alone. */
async function named(author: Author): Promise<Author> {
  return author.name || author.id === null ? author : { ...author, name: (await nameOf(author.id)) ?? '' };
}

/** Keeps revisions of a deck while it is worked on: after a quiet time, every so often in continuous work, and when asked. */
export class RevisionKeeper {
  readonly #setup: Setup;
  #authors = new Map<string, Author>();
  /** When the first edit was made that no revision has; null: none. */
  #since: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(setup: Setup) {
    this.#setup = setup;
  }

  /** The text was edited; `by` null: nobody knows by whom. */
  edited(by: Author | null): void {
    if (by) this.#authors.set(by.id ?? by.name, by);
    const { REVISION_QUIET_SECONDS, REVISION_WORK_SECONDS } = env();
    const now = performance.now();
    this.#since ??= now;
    const leftMs = this.#since + REVISION_WORK_SECONDS * 1000 - now;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepLater(), Math.max(0, Math.min(REVISION_QUIET_SECONDS * 1000, leftMs)));
  }

  /** Keeps the text now. Null when the last revision has it already and no name is given. */
  async keep(name: string | null): Promise<Revision | null> {
    const { deckId, text, settled } = this.#setup;
    this.#stopWaiting();
    const [authors, since] = [this.#authors, this.#since];
    this.#authors = new Map();
    this.#since = null;
    try {
      const content = text();
      await settled();
      const { REVISIONS_KEEP, REVISIONS_KEEP_DAYS } = env();
      return await keepRevision(
        deckId,
        { text: content, authors: await Promise.all([...authors.values()].map(named)), name },
        { count: REVISIONS_KEEP, days: REVISIONS_KEEP_DAYS },
      );
    } catch (error) {
      this.#authors = new Map([...authors, ...this.#authors]);
      this.#since = since ?? this.#since;
      throw error;
    }
  }

  /** Everybody left: that is quiet enough. */
  async close(): Promise<void> {
    this.#stopWaiting();
    if (this.#since !== null) await this.keep(null).catch((error) => this.#failed(error));
  }

  #keepLater(): void {
    this.keep(null).catch((error) => {
      this.#failed(error);
      this.edited(null);
    });
  }

  #failed(error: unknown): void {
    logger.error({ err: error, deckId: this.#setup.deckId }, 'a revision could not be kept');
  }

  #stopWaiting(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
