import { type DeckAccess, reaches } from '#access';
import type { Stage } from '#stage';
import { accessFacts, findDeck } from '#store/decks.ts';
import { noDeck } from '#store/errors.ts';
import type { Log } from '#store/log.ts';
import { readDoc, type StoredDoc } from '#store/snapshot.ts';
import { readStage } from '#store/stages.ts';
import { keptText } from '#store/text.ts';
import { checkLeader } from './baton.ts';
import { DeckText, Hand, type Outcome } from './deck-text.ts';
import { EditorLane } from './editor-lane.ts';
import type { FollowConnection } from './follow-connection.ts';
import { FollowLane } from './follow-lane.ts';
import { Journal } from './journal.ts';
import { COUNT_EVERY_MS } from './limits.ts';
import { StageKeeper } from './stage-keeper.ts';
import { SyncConnection } from './sync-connection.ts';

/** What all rooms share. */
export type House = {
  readonly log: Log;
  /** A person changed their name in one room: all rooms are to show it. */
  readonly renamed: (personId: string, name: string) => void;
};
type Contents = { readonly access: DeckAccess; readonly stage: Stage; readonly stored: StoredDoc };
export type Resume = { readonly epoch: string; readonly rev: number };

/** A deck open on the sync server. */
export class Room {
  readonly id: string;
  readonly house: House;
  readonly text: DeckText;
  readonly journal: Journal;
  readonly editors = new EditorLane();
  readonly follow: FollowLane;
  readonly stage: StageKeeper;
  access: DeckAccess;
  #countTimer: NodeJS.Timeout | null = null;

  /** Throws LecternError "no-deck", or whatever kept the deck from being read: it is then refused, never shown empty. */
  static async load(id: string, house: House): Promise<Room> {
    const [deck, stage, stored] = await Promise.all([findDeck(id), readStage(id), readDoc(id)]);
    if (!deck) throw noDeck();
    const room = new Room(id, house, { access: accessFacts(deck), stage, stored });
    // Killed between an edit's commit and the list's: the list catches up.
    if (stored.lastEditAt && stored.lastEditAt > deck.updatedAt) room.journal.touch({ at: stored.lastEditAt });
    return room;
  }

  private constructor(id: string, house: House, { access, stage, stored }: Contents) {
    this.id = id;
    this.house = house;
    this.access = access;
    this.text = new DeckText(stored.doc, () => this.follow.textChanged());
    const text = () => this.text.value;
    this.journal = new Journal({ deckId: id, log: house.log, stored, text });
    this.follow = new FollowLane({ text, stage: () => this.stage });
    this.stage = new StageKeeper({
      deckId: id,
      initial: stage,
      placeOf: (position) => this.text.placeOf(position),
      followers: () => this.follow.connections.size,
      onChange: () => this.#stageChanged(),
    });
    stored.doc.on('update', (update: Uint8Array, origin: unknown) => this.#edited(update, origin));
  }

  /** Is anybody connected, or does somebody present? Then the room stays open. */
  get busy(): boolean {
    return this.editors.connections.size > 0 || this.follow.connections.size > 0 || this.stage.leaderId !== null;
  }

  joinEditor(connection: SyncConnection): void {
    this.editors.connections.add(connection);
    this.stage.move({ type: 'back', id: connection.you.id });
  }

  leaveEditor(connection: SyncConnection): void {
    this.editors.connections.delete(connection);
    this.editors.presence.leave(connection);
    this.editors.presenceChanged();
    checkLeader(this);
  }

  /** `from`: the revision of the public text that the follower has. */
  joinFollower(connection: FollowConnection, from: Resume | null): void {
    this.follow.connections.add(connection);
    this.follow.welcome(connection, from);
    this.#countChanged();
  }

  leaveFollower(connection: FollowConnection): void {
    this.follow.connections.delete(connection);
    this.#countChanged();
  }

  /** Takes an edit from a socket, if its person may edit now. */
  edit(by: SyncConnection, update: Uint8Array): Outcome {
    return this.text.take({ update, mayEdit: reaches(by.level, 'edit'), origin: by });
  }

  /** Replaces the text by the fewest edits; resolves once they are committed and the lists know. Throws LecternError "too-large". */
  async replaceText(markdown: string, byUserId: string | null): Promise<void> {
    this.text.replace(keptText(markdown), new Hand(byUserId));
    await this.journal.settled();
    await this.journal.refresh();
  }

  renamed(personId: string, name: string): void {
    for (const connection of this.editors.of(personId)) connection.renamed(name);
    this.editors.presenceChanged();
    this.stage.move({ type: 'rename', by: { id: personId, name } });
  }

  /** The deck's sharing changed in the database: every connection is held to it. */
  async accessChanged(): Promise<void> {
    const deck = await findDeck(this.id);
    if (!deck) throw noDeck();
    this.access = accessFacts(deck);
    for (const connection of this.editors.connections) {
      connection.tellAccess();
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
    if (this.#countTimer) clearTimeout(this.#countTimer);
    this.editors.close();
    this.follow.close();
    await this.stage.close();
    await this.journal.close();
    this.text.doc.destroy();
  }

  #edited(update: Uint8Array, origin: unknown): void {
    this.journal.record(update, editorOf(origin));
    this.editors.edited(update, origin);
  }

  /** Editors resolve the anchor in their own text, so they need the edits before it. */
  #stageChanged(): void {
    this.editors.flush();
    this.editors.tell({ type: 'stage', stage: this.stage.view() });
    this.follow.stageChanged();
  }

  #countChanged(): void {
    this.#countTimer ??= setTimeout(() => {
      this.#countTimer = null;
      this.editors.tell({ type: 'stage', stage: this.stage.view() });
    }, COUNT_EVERY_MS);
  }
}

function editorOf(origin: unknown): string | null {
  if (origin instanceof SyncConnection) return origin.viewer.kind === 'guest' ? origin.viewer.id : null;
  return origin instanceof Hand ? origin.userId : null;
}
