import * as Y from 'yjs';
import type { Steps } from './turns.ts';

/**
 * The structs of an update, each behind its client's last one and what it stands between: so they could have been written one after
 * the other. An update has them by client, whoever wrote first. What waits for something that neither the document nor the update
 * has comes last.
 */
export function* inCausalOrder(doc: Y.Doc, structs: readonly Y.Item[]): Steps<readonly Y.Item[]> {
  return structs.length < 2 ? structs : yield* new Ordering(doc, structs).all();
}

class Ordering {
  readonly #doc: Y.Doc;
  /** What each client has left, the next at the end. */
  readonly #left = new Map<number, Y.Item[]>();
  /** The clock of each client behind its last one in order. */
  readonly #reached = new Map<number, number>();
  readonly #ordered: Y.Item[] = [];
  /** What cannot be taken. */
  readonly #waiting: Y.Item[] = [];

  constructor(doc: Y.Doc, structs: readonly Y.Item[]) {
    this.#doc = doc;
    for (const struct of structs.toReversed()) {
      const queue = this.#left.get(struct.id.client);
      if (queue) queue.push(struct);
      else this.#left.set(struct.id.client, [struct]);
    }
  }

  *all(): Steps<readonly Y.Item[]> {
    for (const client of [...this.#left.keys()].reverse()) {
      for (let next = this.#nextOf(client); next; next = this.#nextOf(client)) yield* this.#takeInOrder(next);
    }
    return [...this.#ordered, ...this.#waiting];
  }

  #nextOf(client: number): Y.Item | undefined {
    return this.#left.get(client)?.at(-1);
  }

  /** Takes a client's next struct, and first what that builds on; or gives up those clients who wait for what does not come. */
  *#takeInOrder(next: Y.Item): Steps<void> {
    // Each waits for the one behind it.
    const structs = [next];
    const clients = new Set([next.id.client]);
    for (let last = structs.at(-1); last; last = structs.at(-1)) {
      yield;
      const missing = this.#missing(last);
      if (missing === null) {
        this.#take(last);
        structs.pop();
        clients.delete(last.id.client);
        continue;
      }
      const needed = clients.has(missing) ? undefined : this.#nextOf(missing);
      if (!needed) {
        for (const client of clients) this.#giveUp(client);
        return;
      }
      structs.push(needed);
      clients.add(missing);
    }
  }

  #take(struct: Y.Item): void {
    this.#ordered.push(struct);
    this.#left.get(struct.id.client)?.pop();
    this.#reached.set(struct.id.client, struct.id.clock + struct.length);
  }

  #giveUp(client: number): void {
    this.#waiting.push(...(this.#left.get(client) ?? []).reverse());
    this.#left.delete(client);
  }

  /** The client of something that the struct builds on and that is not there yet, or null. */
  #missing({ id, origin, rightOrigin }: Y.Item): number | null {
    if (!this.#has(id.client, id.clock - 1)) return id.client;
    const missing = [origin, rightOrigin].find((beside) => beside !== null && !this.#has(beside.client, beside.clock));
    return missing?.client ?? null;
  }

  #has(client: number, clock: number): boolean {
    return clock < (this.#reached.get(client) ?? Y.getState(this.#doc.store, client));
  }
}
