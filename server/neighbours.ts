import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { Stage } from '#stage';
import { logger } from '#store/logger.ts';
import { readStage } from '#store/stages.ts';
import { textHash } from '#wire';
import { checkLeader, leaderIsElsewhere } from './baton.ts';
import type { Bus } from './bus.ts';
import type { BusMessage, RowsMessage, StateMessage } from './bus-messages.ts';
import { CatchUp } from './catch-up.ts';
import { Elsewhere } from './elsewhere.ts';
import type { PresenceEntry } from './frames.ts';
import type { Committed } from './journal.ts';
import { PEER_LOST_MS, RECOVERY_MS, STATE_EVERY_MS } from './limits.ts';
import type { Room } from './room.ts';

/** Another node with this deck open. `n`: of its last rows. */
type Peer = { readonly origin: Elsewhere; epoch: string; n: number; seenAt: number; followers: number; leads: boolean; differs: number };

/** The same deck on other nodes: tells them what is committed here, and takes what is committed there. */
export class Neighbours {
  readonly #room: Room;
  readonly #bus: Bus;
  readonly #catchUp: CatchUp;
  readonly #epoch = randomBytes(9).toString('base64url');
  readonly #peers = new Map<string, Peer>();
  readonly #timer: NodeJS.Timeout | null;
  #n = 0;
  #gathered: Committed[] = [];
  #lostAt = Number.NEGATIVE_INFINITY;

  constructor(room: Room, bus: Bus) {
    this.#room = room;
    this.#bus = bus;
    this.#catchUp = new CatchUp(room);
    this.#timer = bus.up() === null ? null : setInterval(() => this.#beat(), STATE_EVERY_MS);
  }

  /** Begins to listen. */
  join(): void {
    this.#bus.join(this.#room.id, { receive: (message) => this.#receive(message), reconnected: () => this.#reconnected() });
  }

  get followers(): number {
    return [...this.#peers.values()].reduce((sum, { followers }) => sum + followers, 0);
  }

  /** Does a node say that whoever leads is connected there? */
  get lead(): boolean {
    return [...this.#peers.values()].some(({ leads }) => leads);
  }

  /** Was a node lost not long ago, with what it had not committed? */
  get recovering(): boolean {
    return performance.now() - this.#lostAt < RECOVERY_MS;
  }

  /** Something of this node is committed: the others hear of it, with what is committed in the same turn. */
  committed(committed: Committed): void {
    if (committed.id !== null) this.#catchUp.knows(committed.id);
    if (this.#bus.up() === null) return;
    this.#gathered.push(committed);
    if (this.#gathered.length === 1) setImmediate(() => this.#publishRows());
  }

  /** Takes what is stored; false when it builds on something that is not here. */
  learn(updates: readonly Uint8Array[]): boolean {
    return this.#catchUp.learn(updates);
  }

  presence(entries: readonly PresenceEntry[]): void {
    if (entries.length > 0) this.#bus.publish({ kind: 'presence', ...this.#from, entries: [...entries] });
  }

  stage(stage: Stage): void {
    this.#bus.publish({ kind: 'stage', ...this.#from, stage });
  }

  /** Without Redis: looks into Postgres for what others did. */
  async poll(): Promise<void> {
    await this.#catchUp.look();
    await this.#readStage();
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#publishRows();
    this.#bus.publish({ kind: 'bye', ...this.#from });
    this.#bus.leave(this.#room.id);
  }

  get #from(): { readonly deckId: string; readonly node: string } {
    return { deckId: this.#room.id, node: this.#bus.node };
  }

  #publishRows(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length === 0) return;
    const ids = gathered.flatMap(({ id }) => (id === null ? [] : [id]));
    const updates = gathered.flatMap(({ update }) => (update ? [update] : []));
    const update = updates.length === 0 ? '' : Buffer.from(Y.mergeUpdates(updates)).toString('base64');
    const range = { from: String(ids[0] ?? 0n), to: String(ids.at(-1) ?? 0n) };
    this.#n += 1;
    const claims = gathered.flatMap((one) => one.claims);
    this.#bus.publish({ kind: 'rows', ...this.#from, epoch: this.#epoch, n: this.#n, ...range, update, claims });
  }

  #receive(message: BusMessage): void {
    const peer = this.#peerAt(message.node);
    switch (message.kind) {
      case 'rows':
        this.#takeRows(peer, message);
        break;
      case 'presence':
        this.#room.editors.presence.takeElsewhere(peer.origin, message.entries);
        this.#room.editors.presenceChanged();
        break;
      case 'stage':
        peer.leads = message.stage.live.on && message.stage.live.awaySince === null;
        this.#room.stage.adopt(message.stage);
        break;
      case 'state':
        this.#takeState(peer, message);
        break;
      case 'hello':
        this.#sayAll();
        break;
      case 'bye':
        this.#forget(message.node, peer);
        break;
    }
  }

  #peerAt(node: string): Peer {
    const known = this.#peers.get(node);
    const peer = known ?? { origin: new Elsewhere(node), epoch: '', n: 0, seenAt: 0, followers: 0, leads: false, differs: 0 };
    peer.seenAt = performance.now();
    if (!known) this.#peers.set(node, peer);
    return peer;
  }

  #takeRows(peer: Peer, { epoch, n, update, claims }: RowsMessage): void {
    const follows = peer.epoch === epoch && n === peer.n + 1;
    peer.epoch = epoch;
    peer.n = n;
    this.#room.clients.learn(claims);
    const complete = update === '' || this.#catchUp.apply(Buffer.from(update, 'base64'), peer.origin);
    if (!follows || !complete) this.#readMissing();
  }

  /** Different texts are ordinary while somebody types. When they stay different, everything is read again. */
  #takeState(peer: Peer, { hash, followers, leads }: StateMessage): void {
    const changed = peer.followers !== followers;
    peer.followers = followers;
    peer.leads = leads;
    if (leads) leaderIsElsewhere(this.#room);
    if (changed) this.#room.countChanged();
    if (hash === this.#hash()) {
      peer.differs = 0;
      return;
    }
    peer.differs += 1;
    if (peer.differs % 3 === 0) {
      logger.warn({ deckId: this.#room.id }, 'two nodes differ for long; reading all anew');
      this.#catchUp.forget();
    }
    this.#readMissing();
  }

  #hash(): string {
    const { n, position, live } = this.#room.stage.current;
    const shown = live.on ? [live.leader.id, live.black, live.offer?.id, live.asking.map(({ id }) => id)] : [live.ended];
    return `${this.#room.text.hash}${textHash(JSON.stringify([n, position?.anchor, position?.step, shown]))}`;
  }

  #readMissing(): void {
    this.#catchUp
      .run()
      .then(() => this.#readStage())
      .catch(() => undefined);
  }

  async #readStage(): Promise<void> {
    const stage = await readStage(this.#room.id);
    if (!this.#room.closed) this.#room.stage.adopt(stage);
  }

  #reconnected(): void {
    this.#bus.publish({ kind: 'hello', ...this.#from });
    this.#sayAll();
    this.#readMissing();
  }

  #sayAll(): void {
    this.presence(this.#room.editors.presencesHere());
    this.#beat();
  }

  #beat(): void {
    const { editors, follow, stage } = this.#room;
    const leads = stage.leaderId !== null && editors.of(stage.leaderId).length > 0;
    this.#bus.publish({ kind: 'state', ...this.#from, hash: this.#hash(), followers: follow.connections.size, leads });
    for (const [node, peer] of this.#peers) if (performance.now() - peer.seenAt > PEER_LOST_MS) this.#lost(node, peer);
    if (this.#bus.up() !== null) checkLeader(this.#room);
  }

  /** Silence is no proof while the doorbell itself is out of order. */
  #lost(node: string, peer: Peer): void {
    if (!this.#bus.up()) return;
    this.#lostAt = performance.now();
    this.#forget(node, peer);
  }

  #forget(node: string, peer: Peer): void {
    this.#peers.delete(node);
    this.#room.editors.presence.leave(peer.origin);
    this.#room.editors.presenceChanged();
    this.#room.countChanged();
    checkLeader(this.#room);
  }
}
