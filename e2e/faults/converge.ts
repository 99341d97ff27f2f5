import * as Y from 'yjs';
import { ClientTable } from '#server/clients.ts';
import { DeckText, type Locked, type Outcome } from '#server/deck-text.ts';
import { type Random, randomOf } from './random.ts';

/** Nobody here is held to a section. */
type Unlocked = Exclude<Outcome, Locked>;

const INITIAL = '# Deck 🎉\n\n---\n\n';
const words = ['a', 'bc', '🎉', '---', '\n', '# Title\n', 'ä', 'The quick brown fox'];
const turns = 120;

type Letter = { readonly update: Uint8Array; readonly handshake: boolean };
/** One who edits: what is on its way from them and to them, as long as they are connected. */
type Person = { readonly ownerId: string; readonly doc: Y.Doc; connected: boolean; up: Letter[]; down: Uint8Array[]; charge(): void };

/** People who edit one deck through the real gate, over a network that delivers when it likes, and a server that crashes. */
class Play {
  readonly #random: Random;
  readonly #people: Person[];
  readonly #clients = new ClientTable([]);
  /** Everything that anybody wrote, without a server in between. */
  readonly oracle = new Y.Doc();
  #text: DeckText;
  /** What the server finds after a crash. */
  #stored: Uint8Array;
  readonly outcomes = new Map<Unlocked, number>();

  constructor(seed: number) {
    this.#random = randomOf(seed);
    this.#stored = firstState();
    Y.applyUpdate(this.oracle, this.#stored);
    this.#text = this.#load();
    this.#people = Array.from({ length: this.#random.between(2, 5) }, (_, n) => this.#newPerson(`person ${n}`));
  }

  run(): void {
    for (let turn = 0; turn < turns; turn++) this.#turn();
    // Everybody returns, and everything arrives.
    for (let round = 0; round < 200 && !this.agrees; round++) for (const person of this.#people) this.#catchUp(person);
  }

  #catchUp(person: Person): void {
    if (!person.connected || person.up.length + person.down.length === 0) this.#connect(person);
    while (person.up.length > 0) this.#deliverUp(person);
    while (person.down.length > 0) this.#deliverDown(person);
  }

  get texts(): readonly string[] {
    const texts = this.#people.map(({ doc }) => doc.getText('content').toString());
    return [this.oracle.getText('content').toString(), this.#text.doc.getText('content').toString(), ...texts];
  }

  get agrees(): boolean {
    return new Set(this.texts).size === 1;
  }

  #turn(): void {
    const person = this.#random.pick(this.#people);
    const dice = this.#random.next();
    if (dice < 0.42) this.#edit(person);
    else if (dice < 0.62) this.#deliverUp(person);
    else if (dice < 0.82) this.#deliverDown(person);
    else if (dice < 0.87) this.#disconnect(person);
    else if (dice < 0.94) this.#connect(person);
    else if (dice < 0.97) this.#stored = Y.encodeStateAsUpdate(this.#text.doc);
    else this.#crash();
  }

  #edit({ doc }: Person): void {
    const text = doc.getText('content');
    const at = this.#random.between(0, text.length);
    if (this.#random.chance(0.3)) text.delete(at, Math.min(this.#random.between(1, 6), text.length - at));
    else text.insert(at, this.#random.pick(words));
  }

  #newPerson(ownerId: string): Person {
    const doc = new Y.Doc();
    doc.clientID = this.#random.between(1, 2 ** 31);
    const person: Person = { ownerId, doc, connected: false, up: [], down: [], charge: () => undefined };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return;
      Y.applyUpdate(this.oracle, update);
      if (person.connected) person.up.push({ update, handshake: false });
    });
    // As its presence does.
    this.#clients.claim(doc.clientID, person);
    this.#connect(person);
    return person;
  }

  /** The handshake, in both directions. */
  #connect(person: Person): void {
    this.#disconnect(person);
    person.connected = true;
    person.down.push(Y.encodeStateAsUpdate(this.#text.doc, Y.encodeStateVector(person.doc)));
    this.#ask(person);
  }

  #ask({ doc, up }: Person): void {
    up.push({ update: Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.#text.doc)), handshake: true });
  }

  #disconnect(person: Person): void {
    person.connected = false;
    person.up = [];
    person.down = [];
  }

  #deliverUp(person: Person): void {
    const letter = person.up.shift();
    if (!letter) return;
    const outcome = this.#text.take({ ...letter, mayEdit: true, guard: null, by: person }) as Unlocked | Promise<Unlocked>;
    if (outcome instanceof Promise) throw new Error('An edit of a game is small enough to be taken at once.');
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'gap' && !person.up.some(({ handshake }) => handshake)) this.#ask(person);
  }

  #deliverDown({ doc, down }: Person): void {
    const update = down.shift();
    if (update) Y.applyUpdate(doc, update, 'network');
  }

  #crash(): void {
    this.#text = this.#load();
    for (const person of this.#people) this.#disconnect(person);
  }

  #load(): DeckText {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.#stored);
    const mayBringBack = (_client: number, ownerId: string) =>
      !this.#people.some((person) => person.connected && person.ownerId === ownerId);
    const text = new DeckText({ doc, clients: this.#clients, onChange: () => undefined, onRefused: () => undefined, mayBringBack });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const person of this.#people) if (person.connected && person !== origin) person.down.push(update);
    });
    return text;
  }
}

function firstState(): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, INITIAL);
  return Y.encodeStateAsUpdate(doc);
}

/** Plays one seed. Gives back how often each thing became of an edit, and what did not agree, or null. */
export function play(seed: number): { readonly outcomes: ReadonlyMap<Unlocked, number>; readonly differing: readonly string[] | null } {
  const one = new Play(seed);
  one.run();
  return { outcomes: one.outcomes, differing: one.agrees ? null : one.texts };
}

/** Plays so many seeds, and gives back those that did not end like the oracle. */
export function playAll(
  firstSeed: number,
  count: number,
): { readonly failed: readonly number[]; readonly outcomes: Record<string, number> } {
  const outcomes: Record<string, number> = {};
  const failed: number[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const one = play(seed);
    for (const [outcome, times] of one.outcomes) outcomes[outcome] = (outcomes[outcome] ?? 0) + times;
    if (one.differing) failed.push(seed);
  }
  return { failed, outcomes };
}
