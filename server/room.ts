import { type DeckAccess, reaches } from '#access';
import type { Stage } from '#stage';
import { readClients } from '#store/clients.ts';
import { type DeckCard, findDeck } from '#store/decks.ts';
import { noDeck } from '#store/errors.ts';
import type { Log, LogClaim } from '#store/log.ts';
import { lastRevisionAt } from '#store/revisions.ts';
import { readDoc, type StoredDoc } from '#store/snapshot.ts';
import { readStage } from '#store/stages.ts';
import { keptText } from '#store/text.ts';
import { authorOf, editorOf } from './authorship.ts';
import { chairHere, checkLeader, leaderIsBack, missLeader, moveNow } from './baton.ts';
import type { Bus } from './bus.ts';
import { ClientTable } from './clients.ts';
import { DeckText, Hand, type Outcome } from './deck-text.ts';
import { EditorLane } from './editor-lane.ts';
import { Elsewhere } from './elsewhere.ts';
import type { FollowConnection } from './follow-connection.ts';
import { FollowLane } from './follow-lane.ts';
import { Journal } from './journal.ts';
import { COUNT_EVERY_MS } from './limits.ts';
import type { Meter } from './meter.ts';
import { Neighbours } from './neighbours.ts';
import { RevisionKeeper } from './revision-keeper.ts';
import { RightsTimer } from './rights-timer.ts';
import { guardFor, learnCallings } from './section-gate.ts';
import { StageKeeper } from './stage-keeper.ts';
import { SyncConnection } from './sync-connection.ts';

/** What all rooms share. */
export type House = {
  readonly log: Log;
  readonly meter: Meter;
  readonly bus: Bus;
  /** Edits can not be stored just now. */
  readonly stalled: () => boolean;
  /** A process was lost not long ago: what it had not stored, others may bring back. */
  readonly recovering: () => boolean;
  /** A person changed their name in one room: all rooms are to show it. */
  readonly renamed: (personId: string, name: string) => void;
};
type Contents = {
  readonly deck: DeckCard;
  readonly stage: Stage;
  readonly stored: StoredDoc;
  readonly clients: readonly LogClaim[];
};
export type Resume = { readonly epoch: string; readonly rev: number };

/** A deck open on the sync server. */
export class Room {
  readonly id: string;
  readonly house: House;
  readonly clients: ClientTable;
  readonly text: DeckText;
  readonly journal: Journal;
  readonly revisions: RevisionKeeper;
  readonly editors = new EditorLane((entries) => this.neighbours.presence(entries));
  readonly neighbours: Neighbours;
  readonly follow: FollowLane;
  readonly stage: StageKeeper;
  /** What its row says; the rights are held to. */
  deck: DeckCard;
  readonly #rightsTimer = new RightsTimer(() => this.holdToAccess());
  #countTimer: NodeJS.Timeout | null = null;
  #closed = false;

  /** Throws LecternError "no-deck", or whatever kept the deck from being read: it is then refused, never shown empty. */
  static async load(id: string, house: House): Promise<Room> {
    const reads = [findDeck(id), readStage(id), readDoc(id), readClients(id), lastRevisionAt(id)] as const;
    const [deck, stage, stored, clients, revisedAt] = await Promise.all(reads);
    if (!deck) throw noDeck();
    const room = new Room(id, house, { deck, stage, stored, clients });
    // Killed between an edit's commit and the list's: the list catches up.
    if (stored.lastEditAt && stored.lastEditAt > deck.updatedAt) room.journal.touch({ at: stored.lastEditAt });
    // A server that was killed has kept no revision of its last edits.
    if (deck.updatedAt > (revisedAt ?? deck.createdAt)) room.revisions.edited(null);
    room.#rightsTimer.watch(deck.access);
    room.neighbours.join();
    missLeader(room);
    return room;
  }

  private constructor(id: string, house: House, { deck, stage, stored, clients }: Contents) {
    this.id = id;
    this.house = house;
    this.deck = deck;
    this.clients = new ClientTable(clients.map(({ client, ownerId }) => [client, ownerId]));
    this.text = new DeckText({
      doc: stored.doc,
      clients: this.clients,
      onChange: () => this.follow.textChanged(),
      onRefused: (why) => house.meter.refused(why),
      mayBringBack: (client, ownerId) => (house.recovering() || this.neighbours.recovering) && !this.editors.mayHave(client, ownerId),
    });
    const text = () => this.text.value;
    this.neighbours = new Neighbours(this, house.bus);
    this.journal = new Journal({ deckId: id, log: house.log, stored, text, others: this.neighbours });
    this.revisions = new RevisionKeeper({ deckId: id, text, settled: () => this.journal.settled() });
    this.follow = new FollowLane({ text, stage: () => this.stage });
    this.stage = new StageKeeper({
      deckId: id,
      initial: stage,
      placeOf: (position) => this.text.placeOf(position),
      followers: () => this.follow.connections.size + this.neighbours.followers,
      heir: () => chairHere(this, this.stage.leaderId),
      onChange: () => this.#stageChanged(),
      onMoved: (moved) => this.neighbours.stage(moved),
      onAdopted: () => leaderIsBack(this),
    });
    stored.doc.on('update', (update: Uint8Array, origin: unknown) => this.#edited(update, origin));
  }

  get closed(): boolean {
    return this.#closed;
  }

  get access(): DeckAccess {
    return this.deck.access;
  }

  /** Is anybody connected, or does somebody present? Then the room stays open. */
  get busy(): boolean {
    return this.editors.connections.size > 0 || this.follow.connections.size > 0 || this.stage.leaderId !== null;
  }

  joinEditor(connection: SyncConnection): void {
    this.editors.connections.add(connection);
    moveNow(this, { type: 'back', id: connection.you.id });
  }

  leaveEditor(connection: SyncConnection): void {
    this.editors.connections.delete(connection);
    this.clients.release(connection);
    this.editors.presence.leave(connection);
    this.editors.presenceChanged();
    checkLeader(this);
  }

  /** `from`: the revision of the public text that the follower has. */
  joinFollower(connection: FollowConnection, from: Resume | null): void {
    this.follow.connections.add(connection);
    this.follow.welcome(connection, from);
    this.countChanged();
  }

  leaveFollower(connection: FollowConnection): void {
    this.follow.connections.delete(connection);
    this.countChanged();
  }

  /** Takes an edit from a socket, if its person may edit now. */
  edit(by: SyncConnection, update: Uint8Array, handshake: boolean): Outcome | Promise<Outcome> {
    return this.text.take({ update, mayEdit: reaches(by.level, 'edit'), handshake, guard: guardFor(this, by), by });
  }

  /** Takes what a connection says of itself. The Yjs client that it speaks as is its person's, before it wrote anything. */
  takePresence(by: SyncConnection, update: Uint8Array): void {
    if (!reaches(by.level, 'present')) return;
    const mayHold = (client: number) => this.clients.mayHold(client, by);
    this.editors.presence.take(by, update, { user: by.user, mayHold });
    this.journal.claim(this.clients.drain());
    this.editors.presenceChanged();
  }

  /** Replaces the text by the fewest edits; resolves once they are committed and the lists know. Throws LecternError "too-large". */
  async replaceText(markdown: string, byUserId: string | null): Promise<void> {
    this.text.replace(keptText(markdown), new Hand(byUserId));
    await this.journal.settled();
    await this.journal.refresh();
    // Whoever wrote and asks right away gets what they wrote.
    this.follow.flush();
  }

  renamed(personId: string, name: string): void {
    for (const connection of this.editors.of(personId)) connection.renamed(name);
    this.editors.presenceChanged();
    moveNow(this, { type: 'rename', by: { id: personId, name } });
  }

  /** The deck's sharing changed in the database: every connection is held to it. */
  async accessChanged(): Promise<void> {
    const deck = await findDeck(this.id);
    if (!deck) throw noDeck();
    this.deck = deck;
    this.#rightsTimer.watch(deck.access);
    this.holdToAccess();
  }

  /** Every connection is told what it may do now, if that is news. */
  holdToAccess(): void {
    for (const connection of this.editors.connections) {
      connection.tellAccess();
      if (this.deck.sectionRule === 'owners') learnCallings(connection);
      if (!reaches(connection.level, 'present')) this.editors.presence.leave(connection);
    }
    for (const connection of this.follow.connections) connection.tellAccess();
    this.editors.presenceChanged();
    checkLeader(this);
  }

  closeConnections(code: number, reason: string): void {
    for (const connection of [...this.editors.connections, ...this.follow.connections]) connection.close(code, reason);
  }

  /** Stores everything that is not stored yet. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#countTimer) clearTimeout(this.#countTimer);
    this.#rightsTimer.stop();
    this.editors.close();
    this.follow.close();
    await this.stage.close();
    await this.revisions.close();
    await this.journal.close();
    this.neighbours.close();
    this.text.doc.destroy();
  }

  #edited(update: Uint8Array, origin: unknown): void {
    this.editors.edited(update, origin);
    // Stored there, with its author.
    if (origin instanceof Elsewhere) return;
    if (origin instanceof SyncConnection) this.house.meter.edited();
    this.journal.record(update, { byUserId: editorOf(origin), claims: this.clients.drain() });
    this.revisions.edited(authorOf(origin));
  }

  /** Editors resolve the anchor in their own text, so they need the edits before it. */
  #stageChanged(): void {
    this.editors.flush();
    this.editors.tell({ type: 'stage', stage: this.stage.view() });
    this.follow.stageChanged();
  }

  /** More or fewer follow, on any node. */
  countChanged(): void {
    this.#countTimer ??= setTimeout(() => {
      this.#countTimer = null;
      this.editors.tell({ type: 'stage', stage: this.stage.view() });
    }, COUNT_EVERY_MS);
  }
}
