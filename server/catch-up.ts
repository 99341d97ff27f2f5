import * as Y from 'yjs';
import { logger } from '#store/logger.ts';
import { type Mark, nothingRead, readMark, readSince } from '#store/since.ts';
import { Elsewhere } from './elsewhere.ts';
import type { Room } from './room.ts';

const STORED = new Elsewhere('postgres');
const MAX_KNOWN_IDS = 20_000;

/** Brings a room up to what Postgres has. One reading at a time; who asks during one gets another after it. */
export class CatchUp {
  readonly #room: Room;
  /** Rows that are in the document for sure. */
  #known = new Set<bigint>();
  #mark: Mark = nothingRead;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(room: Room) {
    this.#room = room;
  }

  knows(id: bigint): void {
    this.#known.add(id);
  }

  /** Applies an update from elsewhere. False when it builds on something that is not here yet. */
  apply(update: Uint8Array, origin: Elsewhere = STORED): boolean {
    Y.applyUpdate(this.#room.text.doc, update, origin);
    return this.#isComplete();
  }

  /** Applies what is stored, at once, so that the order of the rows does not matter. False when it builds on something that is not here. */
  learn(updates: readonly Uint8Array[]): boolean {
    const { doc } = this.#room.text;
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, STORED);
    }, STORED);
    return this.#isComplete();
  }

  #isComplete(): boolean {
    const { doc } = this.#room.text;
    const complete = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    // What lies here waiting would be taken for a gap of an editor's next edit; it is read again with what it waits for.
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
    return complete;
  }

  /** Reads what was stored meanwhile. */
  run(): Promise<void> {
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#read().finally(() => {
      this.#running = null;
      const again = this.#again;
      this.#again = false;
      if (again) this.run().catch(() => undefined);
    });
    return this.#running;
  }

  /** The same if there is anything new; cheap otherwise. */
  async look(): Promise<void> {
    const mark = await readMark(this.#room.id);
    const same = mark.id === this.#mark.id && mark.rows === this.#mark.rows && mark.snapshotAt === this.#mark.snapshotAt;
    if (!same) await this.run();
  }

  /** Forgets what was read: the next reading takes all. */
  forget(): void {
    this.#mark = nothingRead;
    this.#known.clear();
  }

  async #read(): Promise<void> {
    const { id } = this.#room;
    try {
      const { mark, state, rows, claims } = await readSince(id, this.#mark);
      if (this.#room.closed) return;
      this.#room.clients.learn(claims);
      const news = rows.filter((row) => !this.#known.has(row.id));
      if (!this.learn([...(state ? [state] : []), ...news.map(({ data }) => data)]))
        logger.warn({ deckId: id }, 'what is stored has a gap');
      this.#mark = mark;
      for (const row of news) this.#known.add(row.id);
      if (this.#known.size > MAX_KNOWN_IDS) this.#known = new Set(rows.map((row) => row.id));
    } catch (error) {
      logger.warn({ err: error, deckId: id }, 'what other nodes stored could not be read; trying again');
    }
  }
}
