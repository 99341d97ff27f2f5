import * as Y from 'yjs';
import type { ToEditor } from '#wire';
import { Elsewhere } from './elsewhere.ts';
import { extraFrame, type PresenceEntry, presenceFrame, updateFrame } from './frames.ts';
import { HEARTBEAT_MS, MERGE_MAX, MERGE_MS, PRESENCE_EVERY_MS } from './limits.ts';
import { PresenceTable } from './presence.ts';
import type { SyncConnection } from './sync-connection.ts';

type Pending = { readonly update: Uint8Array; readonly author: unknown };

/** The editors of a room: edits and presence go to them merged, the rest at once. */
export class EditorLane {
  readonly connections = new Set<SyncConnection>();
  readonly presence = new PresenceTable<SyncConnection | Elsewhere>();
  readonly #tellElsewhere: (entries: readonly PresenceEntry[]) => void;
  #pending: Pending[] = [];
  #mergeTimer: NodeJS.Timeout | null = null;
  #presenceTimer: NodeJS.Timeout | null = null;
  /** y-websocket drops a connection that says nothing for 30 s; nobody's presence is a word that every client knows. */
  readonly #beat = setInterval(() => this.#sendToAll(presenceFrame([])), HEARTBEAT_MS);

  /** `tellElsewhere`: other nodes hear of the presences of this one. */
  constructor(tellElsewhere: (entries: readonly PresenceEntry[]) => void) {
    this.#tellElsewhere = tellElsewhere;
  }

  /** The presences of this node's editors. */
  presencesHere(): PresenceEntry[] {
    return this.presence.entriesOf((owner) => !(owner instanceof Elsewhere));
  }

  /** An edit of the document, for everybody but its author. */
  edited(update: Uint8Array, author: unknown): void {
    this.#pending.push({ update, author });
    if (this.#pending.length >= MERGE_MAX) this.flush();
    else this.#mergeTimer ??= setTimeout(() => this.flush(), MERGE_MS);
  }

  /** Sends the edits that gathered. */
  flush(): void {
    if (this.#mergeTimer) clearTimeout(this.#mergeTimer);
    this.#mergeTimer = null;
    const pending = this.#pending;
    const [first] = pending;
    if (!first) return;
    this.#pending = [];
    const frame = updateFrame(pending.length === 1 ? first.update : Y.mergeUpdates(pending.map(({ update }) => update)));
    const onlyAuthor = pending.every(({ author }) => author === first.author) ? first.author : null;
    for (const connection of this.connections) if (connection !== onlyAuthor) connection.sendContent(frame);
  }

  tell(message: ToEditor): void {
    const frame = extraFrame(message);
    for (const connection of this.connections) connection.sendOurs(frame);
  }

  /** Somebody's presence changed: the others hear of it soon. */
  presenceChanged(): void {
    this.#presenceTimer ??= setTimeout(() => this.#sendPresence(), PRESENCE_EVERY_MS);
  }

  /** The log cannot keep up, or can again. */
  stalled(on: boolean): void {
    for (const connection of this.connections) connection.stalled(on);
  }

  /**
   * May somebody be connected who has what was written as this client of theirs? Not, if each connection of that person has handed
   * over what it had and shows that it speaks as another client: their page was opened anew.
   */
  mayHave(client: number, ownerId: string): boolean {
    return [...this.connections].some((connection) => {
      if (connection.ownerId !== ownerId) return false;
      const shown = this.presence.clientsOf(connection);
      return !connection.hasHandedOver || shown.length === 0 || shown.includes(client);
    });
  }

  /** The connections of a person. */
  of(personId: string): SyncConnection[] {
    return [...this.connections].filter((connection) => connection.you.id === personId);
  }

  close(): void {
    clearInterval(this.#beat);
    this.flush();
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer);
    this.#presenceTimer = null;
  }

  #sendToAll(frame: Buffer): void {
    for (const connection of this.connections) connection.send(frame);
  }

  #sendPresence(): void {
    this.#presenceTimer = null;
    const news = this.presence.drain();
    if (!news) return;
    this.#tellElsewhere(news.entries.flatMap(({ owner, entry }) => (owner instanceof Elsewhere ? [] : [entry])));
    for (const connection of this.connections) connection.sendPresence(news.own.get(connection) ?? news.shared);
  }
}
