import type { Edited } from '#store/decks.ts';
import { refreshDeck } from '#store/decks.ts';
import type { Log, LogClaim, LogEntry } from '#store/log.ts';
import { logger } from '#store/logger.ts';
import { mirrorLater } from '#store/mirror/mirror.ts';
import { COMPACT_AFTER_MS, COMPACT_AT_BYTES, COMPACT_AT_ROWS, compact, type StoredDoc } from '#store/snapshot.ts';
import { FACTS_AFTER_MS, FACTS_MS_PER_CHAR } from './limits.ts';

/** What became a row of the log, and whose clients became known. */
export type Committed = { readonly id: bigint | null; readonly update: Uint8Array | null; readonly claims: readonly LogClaim[] };
/** The deck on other nodes. */
type Others = {
  committed(committed: Committed): void;
  /** Applies what they stored; false when it builds on something that is not there. */
  learn(updates: readonly Uint8Array[]): boolean;
};
type Setup = {
  readonly deckId: string;
  readonly log: Log;
  readonly stored: StoredDoc;
  readonly text: () => string;
  readonly others: Others;
};

/** What becomes of a room's edits: the log, the snapshot that it turns into, and what lists show. */
export class Journal {
  readonly #setup: Setup;
  #committed: Promise<void> = Promise.resolve();
  #rows: number;
  #bytes: number;
  /** The rows that the document has for sure, and the snapshot. */
  #ids: Set<string>;
  #snapshotAt: string | null;
  #compacting: Promise<void> | null = null;
  #compactTimer: NodeJS.Timeout | null = null;
  #edited: Edited | null = null;
  #factsTimer: NodeJS.Timeout | null = null;
  #refreshing: Promise<void> = Promise.resolve();

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#ids = new Set(setup.stored.ids);
    this.#snapshotAt = setup.stored.snapshotAt;
    this.#rows = this.#ids.size;
    this.#bytes = setup.stored.bytes;
  }

  /** Takes an update of the document to the log, and whose the clients are that wrote it. */
  record(update: Uint8Array, { byUserId, claims }: { readonly byUserId: string | null; readonly claims: readonly LogClaim[] }): void {
    this.#rows += 1;
    this.#bytes += update.byteLength;
    this.#append({ data: update, claims });
    this.#compactTimer ??= setTimeout(() => this.#compactNow(), COMPACT_AFTER_MS);
    this.touch({ byUserId, at: new Date() });
  }

  /** Stores whose the clients are, before they wrote anything. */
  claim(claims: readonly LogClaim[]): void {
    if (claims.length > 0) this.#append({ data: null, claims });
  }

  #append(entry: LogEntry): void {
    const { log, deckId, others } = this.#setup;
    const before = this.#committed;
    // An edit that can never be stored leaves all later ones unacknowledged as well.
    this.#committed = log.append(deckId, entry).then((id) => {
      if (id !== null) this.#ids.add(id.toString());
      others.committed({ id, update: entry.data, claims: entry.claims });
      return before;
    });
    this.#committed.then(
      () => this.#compactIfDue(),
      (error) => logger.error({ err: error, deckId }, 'an edit can not be stored'),
    );
  }

  /** Resolves once everything recorded so far is committed. */
  settled(): Promise<void> {
    return this.#committed;
  }

  /** The lists are to show the text anew. */
  touch(edited: Edited): void {
    this.#edited = edited;
    this.#factsTimer ??= setTimeout(
      () => {
        this.refresh().catch((error) => logger.error({ err: error, deckId: this.#setup.deckId }, 'refreshing failed'));
      },
      FACTS_AFTER_MS + this.#setup.text().length * FACTS_MS_PER_CHAR,
    );
  }

  /** Writes what lists show, if it changed. Throws when the database does not answer; the next edit tries again. */
  refresh(): Promise<void> {
    this.#refreshing = this.#refreshing.catch(() => undefined).then(() => this.#refreshNow());
    return this.#refreshing;
  }

  async #refreshNow(): Promise<void> {
    if (this.#factsTimer) clearTimeout(this.#factsTimer);
    this.#factsTimer = null;
    const edited = this.#edited;
    if (!edited) return;
    this.#edited = null;
    try {
      const text = this.#setup.text();
      await refreshDeck(this.#setup.deckId, text, edited);
      mirrorLater(this.#setup.deckId, text);
    } catch (error) {
      this.#edited ??= edited;
      throw error;
    }
  }

  /** Waits for the log, compacts, and writes what lists show. */
  async close(): Promise<void> {
    await this.#committed.catch(() => undefined);
    this.#compactNow();
    await this.#compacting;
    await this.refresh();
    if (this.#compactTimer) clearTimeout(this.#compactTimer);
  }

  #compactIfDue(): void {
    if (this.#rows >= COMPACT_AT_ROWS || this.#bytes >= COMPACT_AT_BYTES) this.#compactNow();
  }

  /** A failure costs nothing but a longer log. */
  #compactNow(): void {
    if (this.#compactTimer) clearTimeout(this.#compactTimer);
    this.#compactTimer = null;
    if (this.#compacting || this.#rows === 0) return;
    const { deckId, others, stored, text } = this.#setup;
    this.#rows = 0;
    this.#bytes = 0;
    this.#compacting = compact(deckId, {
      doc: stored.doc,
      text,
      held: { ids: this.#ids, snapshotAt: this.#snapshotAt },
      learn: (updates) => others.learn(updates),
    })
      .then((compacted) => {
        for (const id of compacted?.ids ?? []) this.#ids.delete(id);
        if (compacted) this.#snapshotAt = compacted.snapshotAt;
      })
      .catch((error) => logger.error({ err: error, deckId }, 'compacting failed'))
      .finally(() => {
        this.#compacting = null;
      });
  }
}
