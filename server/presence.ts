import { type PresenceEntry, presenceFrame, readPresence } from './frames.ts';
import { MAX_PRESENCE_BYTES, MAX_PRESENCES } from './limits.ts';

/** Who a presence belongs to; the server puts this over whatever the client says. */
export type PresenceUser = {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly colorLight: string;
  readonly callings: readonly string[];
};

/** One entry per Yjs client. `shift` is what the server added to the client's clock by speaking in its place. */
type Held<Owner> = { owner: Owner; clock: number; shift: number; state: Record<string, unknown> & { user: PresenceUser } };
type Drained<Owner> = {
  readonly shared: Buffer;
  readonly own: ReadonlyMap<Owner, Buffer>;
  readonly entries: readonly { readonly owner: Owner; readonly entry: PresenceEntry }[];
};
/** Who speaks, and whether they may speak as a client. */
type Taker = { readonly user: PresenceUser; readonly mayHold: (client: number) => boolean };
const MAX_REMEMBERED = 1000;

/** Nobody speaks for somebody else's client; the same person may, from the socket that replaces a dead one. */
function mayReplace<Owner>(held: Held<Owner>, by: { owner: Owner; clock: number; user: PresenceUser }): boolean {
  return by.clock >= held.clock && (held.owner === by.owner || held.state.user.id === by.user.id);
}

/** Who is here, where their cursor and slide are. Changes gather until `drain`. */
export class PresenceTable<Owner> {
  readonly #held = new Map<number, Held<Owner>>();
  readonly #changed = new Map<number, Owner>();
  /** Last clocks of clients that left, so that others believe their return. */
  readonly #left = new Map<number, number>();

  /** Takes what a client says of itself. Throws for bytes that are no presence or too many. */
  take(owner: Owner, update: Uint8Array, { user, mayHold }: Taker): void {
    if (update.byteLength > MAX_PRESENCE_BYTES) throw new Error('The presence is too large.');
    for (const entry of readPresence(update, MAX_PRESENCES)) if (mayHold(entry.client)) this.#takeEntry(owner, entry, user);
  }

  #takeEntry(owner: Owner, { client, clock, state }: PresenceEntry, user: PresenceUser): void {
    const held = this.#held.get(client);
    if (held ? !mayReplace(held, { owner, clock, user }) : this.#countOf(owner) >= MAX_PRESENCES) return;
    const said: unknown = JSON.parse(state);
    if (typeof said === 'object' && said !== null) this.#put(client, { owner, clock, state: { ...said, user } });
    else if (held) this.#drop(client, held);
  }

  /** What another node says of its editors. */
  takeElsewhere(origin: Owner, entries: readonly PresenceEntry[]): void {
    for (const { client, clock, state } of entries) {
      const held = this.#held.get(client);
      // That node has put its user over it.
      const said = JSON.parse(state) as Held<Owner>['state'] | null;
      if (said) this.#put(client, { owner: origin, clock, state: said });
      else if (held?.owner === origin) this.#drop(client, held);
    }
  }

  /** Somebody whom another node shows; whoever is shown may present. */
  personElsewhere(id: string): { readonly id: string; readonly name: string } | null {
    const { user } = [...this.#held.values()].find(({ state }) => state.user.id === id)?.state ?? {};
    return user ? { id, name: user.name } : null;
  }

  /** As which Yjs clients somebody speaks. */
  clientsOf(owner: Owner): number[] {
    return [...this.#held].flatMap(([client, held]) => (held.owner === owner ? [client] : []));
  }

  /** All presences of a connection that closed go. */
  leave(owner: Owner): void {
    for (const [client, held] of this.#held) if (held.owner === owner) this.#drop(client, held);
  }

  /** A connection's person is called otherwise now. */
  rename(owner: Owner, user: PresenceUser): void {
    for (const [client, held] of this.#held) {
      if (held.owner !== owner) continue;
      held.state = { ...held.state, user };
      held.shift += 1;
      this.#changed.set(client, owner);
    }
  }

  /** Everybody else, for somebody who joins. */
  snapshot(reader: Owner): Buffer {
    const others = [...this.#held].filter(([, { owner }]) => owner !== reader);
    return presenceFrame(others.map(([client]) => this.#entry(client)));
  }

  /** The presences of these owners. */
  entriesOf(isOne: (owner: Owner) => boolean): PresenceEntry[] {
    return [...this.#held].flatMap(([client, { owner }]) => (isOne(owner) ? [this.#entry(client)] : []));
  }

  /** What changed since the last time: a frame for those who own none of it, and one for each of the others. */
  drain(): Drained<Owner> | null {
    if (this.#changed.size === 0) return null;
    const changed = [...this.#changed];
    this.#changed.clear();
    const entries = changed.map(([client, owner]) => ({ owner, entry: this.#entry(client) }));
    const without = (owner: Owner) => presenceFrame(entries.flatMap((item) => (item.owner === owner ? [] : [item.entry])));
    // Nobody hears of themselves: a client would take our words for its newer ones.
    const own = new Map([...new Set(changed.map(([, owner]) => owner))].map((owner) => [owner, without(owner)]));
    return { shared: presenceFrame(entries.map(({ entry }) => entry)), own, entries };
  }

  #countOf(owner: Owner): number {
    return [...this.#held.values()].filter((held) => held.owner === owner).length;
  }

  #put(client: number, { owner, clock, state }: Omit<Held<Owner>, 'shift'>): void {
    const shift = this.#held.get(client)?.shift ?? Math.max(0, (this.#left.get(client) ?? -1) + 1 - clock);
    this.#held.set(client, { owner, clock, shift, state });
    this.#left.delete(client);
    this.#changed.set(client, owner);
  }

  #drop(client: number, held: Held<Owner>): void {
    this.#held.delete(client);
    this.#left.set(client, held.clock + held.shift + 1);
    const oldest = this.#left.keys().next();
    if (this.#left.size > MAX_REMEMBERED && !oldest.done) this.#left.delete(oldest.value);
    this.#changed.set(client, held.owner);
  }

  #entry(client: number): PresenceEntry {
    const held = this.#held.get(client);
    if (!held) return { client, clock: this.#left.get(client) ?? 0, state: 'null' };
    return { client, clock: held.clock + held.shift, state: JSON.stringify(held.state) };
  }
}
