import * as Y from 'yjs';
import { ClientTable } from '#server/clients.ts';
import { DeckText, type Locked, type Outcome } from '#server/deck-text.ts';
import { mutated } from './broken.ts';
import { type Random, randomOf } from './random.ts';

/** Nobody here is held to a section. */
type Unlocked = Exclude<Outcome, Locked>;

/** Broken updates of one deck; then it begins anew, so that it stays small. */
const perDeck = 200;
const attacker = { ownerId: 'attacker', charge: () => undefined };

/**
 * What became of the updates. `disputed`: two readers may see its words at different places, because it names neighbours that never were
 * neighbours; nobody can tell that from an honest edit of somebody who has not seen the others'.
 */
export type GateFuzz = { readonly outcomes: Readonly<Record<string, number>>; readonly complaints: readonly string[] };

/**
 * Broken updates at the gate of a document, without a server around it: after each one somebody who was there all the time, and somebody
 * who comes just now, must be able to read the document.
 */
export async function fuzzGate(seed: number, count: number): Promise<GateFuzz> {
  const outcomes: Record<string, number> = {};
  const complaints: string[] = [];
  for (let from = 0; from < count && complaints.length < 5; from += perDeck) {
    const one = new Siege(randomOf(seed + from));
    for (let n = 0; n < Math.min(perDeck, count - from); n++) {
      const { outcome, complaint } = await one.attack();
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (complaint) complaints.push(`seed ${seed + from}, update ${n}: ${complaint}`);
      if (complaint || outcome === 'disputed') break;
    }
  }
  return { outcomes, complaints };
}

/** One document, somebody who reads along, and somebody who sends broken updates. */
class Siege {
  readonly #random: Random;
  readonly #text: DeckText;
  readonly #reader = new Y.Doc();
  readonly #author = new Y.Doc();
  #unreadable: unknown = null;

  constructor(random: Random) {
    this.#random = random;
    const doc = new Y.Doc();
    for (const [client, one] of [doc, this.#reader, this.#author].entries()) one.clientID = client + 1;
    doc.getText('content').insert(0, '# Deck 🎉\n\n---\n\ntwo');
    Y.applyUpdate(this.#reader, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(this.#author, Y.encodeStateAsUpdate(doc));
    doc.on('update', (update: Uint8Array) => this.#read(update));
    this.#text = new DeckText({
      ...{ doc, onChange: () => undefined, onRefused: () => undefined, mayBringBack: () => false },
      clients: new ClientTable([[1, 'owner']]),
    });
  }

  async attack(): Promise<{ readonly outcome: Unlocked | 'thrown' | 'disputed'; readonly complaint: string | null }> {
    const valid = this.#edit();
    const update = this.#random.chance(0.1) ? valid : mutated(valid, this.#random);
    const outcome = await this.#take(update);
    const fresh = new Y.Doc();
    const wrong = this.#wrong(fresh);
    const complaint = wrong && `${wrong} after ${outcome} ${Buffer.from(update).toString('hex')}`;
    return { outcome: wrong || this.#isSame(fresh) ? outcome : 'disputed', complaint };
  }

  async #take(update: Uint8Array): Promise<Unlocked | 'thrown'> {
    const edit = { update, mayEdit: true, guard: null, handshake: this.#random.chance(0.3), by: attacker };
    try {
      return (await this.#text.take(edit)) as Unlocked;
    } catch {
      return 'thrown';
    }
  }

  /** What the author does next, or all they ever did. */
  #edit(): Uint8Array {
    const random = this.#random;
    const text = this.#author.getText('content');
    const before = Y.encodeStateVector(random.chance(0.2) ? new Y.Doc() : this.#author);
    const at = this.#place();
    if (random.chance(0.4)) text.delete(at, [...text.toString().slice(at)].slice(0, random.between(0, 9)).join('').length);
    else text.insert(at, random.pick(['a', 'bc', '🎉', '\n---\n', 'ä']));
    return Y.encodeStateAsUpdate(this.#author, before);
  }

  /** Between two characters, as editors have it: half a character is nothing that a person can point at. */
  #place(): number {
    const characters = [...this.#author.getText('content').toString()];
    return characters.slice(0, this.#random.between(0, characters.length)).join('').length;
  }

  #read(update: Uint8Array): void {
    try {
      Y.applyUpdate(this.#reader, update);
    } catch (error) {
      this.#unreadable ??= error;
    }
  }

  #wrong(fresh: Y.Doc): string | null {
    if (this.#unreadable) return `somebody who was there could not read on (${this.#unreadable})`;
    try {
      Y.applyUpdate(fresh, Y.encodeStateAsUpdate(this.#text.doc));
    } catch (error) {
      return `nobody can open the deck any more (${error})`;
    }
    return this.#reader.store.pendingStructs || fresh.store.pendingStructs ? 'something lies waiting' : null;
  }

  #isSame(fresh: Y.Doc): boolean {
    const texts = [this.#text.doc, this.#reader, fresh].map((doc) => doc.getText('content').toString());
    return new Set([...texts, this.#text.value]).size === 1;
  }
}
