import { SERVER } from '#store/decks.ts';
import type { LogClaim } from '#store/log.ts';

/** Owner of what people without a cookie write: they cannot be told apart after their socket has closed. */
export const NOBODY = 'nobody';

/**
 * Whose a Yjs client is, for somebody who wants to write as it: theirs, anybody's who comes first, somebody else's, or
 * taken by another open socket of people who cannot be told apart.
 */
export type Verdict = 'own' | 'free' | 'foreign' | 'held';
/** A socket that writes. */
export type Writer = { readonly ownerId: string };

/**
 * Which person each Yjs client of a deck belongs to. Whoever could write as somebody else's client could take the place
 * of what that one is about to send, which would then be dropped unseen.
 */
export class ClientTable {
  readonly #owners: Map<number, string>;
  /** The open sockets of clients that belong to nobody in particular. */
  readonly #holders = new Map<number, Writer>();
  #serverClient: number | null = null;
  #fresh: LogClaim[] = [];

  constructor(owners: Iterable<readonly [number, string]>) {
    this.#owners = new Map(owners);
  }

  judge(client: number, by: Writer): Verdict {
    const owner = this.#owners.get(client);
    if (owner === undefined) return 'free';
    if (owner !== by.ownerId) return 'foreign';
    const holder = this.#holders.get(client);
    return owner === NOBODY && holder !== undefined && holder !== by ? 'held' : 'own';
  }

  /**
   * Claims the client for a presence. y-websocket repeats the presences of others as well, so that one without a cookie may show
   * only the first client that it names.
   */
  mayHold(client: number, by: Writer): boolean {
    if (by.ownerId !== NOBODY || ![...this.#holders.values()].includes(by)) this.claim(client, by);
    return by.ownerId === NOBODY ? this.#holders.get(client) === by : this.judge(client, by) === 'own';
  }

  /** The client is this writer's from now on, if it was free. */
  claim(client: number, by: Writer): void {
    if (this.#owners.has(client)) {
      if (by.ownerId === NOBODY && !this.#holders.has(client)) this.#holders.set(client, by);
      return;
    }
    this.#owners.set(client, by.ownerId);
    if (by.ownerId === NOBODY) this.#holders.set(client, by);
    this.#fresh.push({ client, ownerId: by.ownerId });
  }

  /** The server itself writes as this client. */
  claimForServer(client: number): void {
    if (this.#serverClient === client) return;
    this.#serverClient = client;
    this.#owners.set(client, SERVER);
    this.#fresh.push({ client, ownerId: SERVER });
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client);
  }

  /** What another node, or the database, knows. Theirs counts: the first claim that was committed. */
  learn(claims: Iterable<LogClaim>): void {
    for (const { client, ownerId } of claims) this.#owners.set(client, ownerId);
  }

  /** A socket closed. */
  release(by: Writer): void {
    for (const [client, holder] of this.#holders) if (holder === by) this.#holders.delete(client);
  }

  /** The claims made since the last time, to be stored. */
  drain(): readonly LogClaim[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}
