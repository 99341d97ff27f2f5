import type { DeckAccess } from '#access';
import { logger } from '#store/logger.ts';
import { liveDeckIds } from '#store/stages.ts';
import { RECOVERY_MS, UNLOAD_AFTER_MS } from './limits.ts';
import { type House, Room } from './room.ts';

type Entry = {
  readonly room: Promise<Room>;
  /** How many use it just now, besides the connections in it. */
  users: number;
  unloadTimer: NodeJS.Timeout | null;
};

/** The open rooms: one promise per deck for its loading, one for its unloading; never both at once. */
export class Rooms {
  readonly #entries = new Map<string, Entry>();
  readonly #open = new Map<string, Room>();
  readonly #unloading = new Map<string, Promise<void>>();
  readonly #house: House;
  #closed = false;

  constructor(house: Omit<House, 'renamed' | 'recovering'>) {
    const startedAt = performance.now();
    const recovering = () => performance.now() - startedAt < RECOVERY_MS;
    this.#house = { ...house, recovering, renamed: (personId, name) => this.renamed(personId, name) };
  }

  /** Does something with a room, which stays open meanwhile. Throws what loading throws. */
  async use<T>(deckId: string, work: (room: Room) => T | Promise<T>): Promise<T> {
    const entry = await this.#enter(deckId);
    try {
      return await work(await entry.room);
    } finally {
      entry.users -= 1;
      this.#unloadWhenIdle(deckId, entry);
    }
  }

  /** Does something with a room if it is open. */
  async ifOpen(deckId: string, work: (room: Room) => void | Promise<void>): Promise<void> {
    if (this.#entries.has(deckId)) await this.use(deckId, work);
  }

  /** What an open room knows of who may do what: it hears of every change. Null for a room that is not open. */
  accessTo(deckId: string): DeckAccess | null {
    return this.#open.get(deckId)?.access ?? null;
  }

  /** Somebody left a room, or it ended its presentation. */
  left(deckId: string): void {
    const entry = this.#entries.get(deckId);
    if (entry) this.#unloadWhenIdle(deckId, entry);
  }

  renamed(personId: string, name: string): void {
    this.#each((room) => room.renamed(personId, name));
  }

  /** The log cannot keep up, or can again. */
  stalled(on: boolean): void {
    this.#each((room) => room.editors.stalled(on));
  }

  /** What other nodes stored is looked up, for as long as they cannot be heard. */
  poll(): void {
    this.#each((room) => room.neighbours.poll().catch((error) => logger.warn({ err: error, deckId: room.id }, 'polling failed')));
  }

  /** Rights may have changed unheard. */
  checkAccess(): void {
    this.#each((room) => room.accessChanged().catch((error) => logger.warn({ err: error, deckId: room.id }, 'rights could not be read')));
  }

  /** How much is open. */
  counts(): { readonly rooms: number; readonly editors: number; readonly followers: number } {
    const open = [...this.#open.values()];
    const sum = (of: (room: Room) => number) => open.reduce((total, room) => total + of(room), 0);
    return {
      rooms: open.length,
      editors: sum(({ editors }) => editors.connections.size),
      followers: sum(({ follow }) => follow.connections.size),
    };
  }

  #each(work: (room: Room) => void): void {
    for (const room of this.#open.values()) work(room);
  }

  /** Does something while the deck's room is closed; whoever wants in waits. */
  async closed(deckId: string, work: () => Promise<void>): Promise<void> {
    while (this.#unloading.has(deckId)) await this.#unloading.get(deckId);
    await this.#unload(deckId, this.#entries.get(deckId), work);
  }

  /** Opens the decks that were presented when the server stopped, so that presentations go on or are found ended. */
  async openLive(): Promise<void> {
    for (const deckId of await liveDeckIds())
      await this.use(deckId, () => undefined).catch((error) => logger.error({ err: error, deckId }, 'a live deck did not open'));
  }

  /** Closes every room once it has stored everything; no room opens any more. */
  async close(code: number, reason: string): Promise<void> {
    this.#closed = true;
    const open = [...this.#entries];
    await Promise.allSettled(open.map(async ([, { room }]) => (await room).closeConnections(code, reason)));
    await Promise.allSettled(open.map(([deckId, entry]) => this.#unload(deckId, entry)));
    await Promise.allSettled(this.#unloading.values());
  }

  async #enter(deckId: string): Promise<Entry> {
    while (this.#unloading.has(deckId)) await this.#unloading.get(deckId);
    if (this.#closed) throw new Error('The server stops.');
    const entry = this.#entries.get(deckId) ?? this.#load(deckId);
    entry.users += 1;
    return entry;
  }

  #load(deckId: string): Entry {
    const entry: Entry = { room: Room.load(deckId, this.#house), users: 0, unloadTimer: null };
    this.#entries.set(deckId, entry);
    entry.room.then(
      (room) => this.#open.set(deckId, room),
      () => this.#entries.delete(deckId),
    );
    return entry;
  }

  #unloadWhenIdle(deckId: string, entry: Entry): void {
    if (entry.unloadTimer || this.#entries.get(deckId) !== entry) return;
    entry.unloadTimer = setTimeout(() => {
      entry.unloadTimer = null;
      this.#unloadIfIdle(deckId, entry).catch((error) => logger.error({ err: error, deckId }, 'unloading failed'));
    }, UNLOAD_AFTER_MS);
  }

  async #unloadIfIdle(deckId: string, entry: Entry): Promise<void> {
    const room = await entry.room;
    if (entry.users > 0 || room.busy) return;
    await this.#unload(deckId, entry);
  }

  #unload(deckId: string, entry?: Entry, afterwards?: () => Promise<void>): Promise<void> {
    if (entry?.unloadTimer) clearTimeout(entry.unloadTimer);
    this.#entries.delete(deckId);
    const unloading = this.#close(entry?.room, afterwards).finally(() => this.#unloading.delete(deckId));
    this.#unloading.set(deckId, unloading);
    return unloading;
  }

  async #close(room: Promise<Room> | undefined, afterwards?: () => Promise<void>): Promise<void> {
    const open = await room;
    if (open) this.#open.delete(open.id);
    await open?.close();
    await afterwards?.();
  }
}
