import { setTimeout as sleep } from 'node:timers/promises';
import { createDeck } from '#store/decks.ts';
import { judge, type Verdict } from './ledger.ts';
import { type Network, openNetwork } from './network.ts';
import type { Random } from './random.ts';
import { newCookie, Typist } from './typist.ts';
import { until, type World } from './world.ts';

export const INITIAL = '# Deck\n\n';
const equalWithinMs = 5000;
/** Machines are slow and busy; a server that stands still shows all the same. */
const goOnWithinMs = 90_000;
/** People type less while their page says that it is not connected. */
const offlineShare = 0.1;

/** Something that goes wrong while people type. */
export type Fault = {
  /** Its number in the list of faults. */
  readonly n: number | 'backup';
  readonly name: string;
  /** Acknowledgements without which it proved nothing. */
  readonly minAcks: number;
  readonly needs?: 'pages' | 'redis';
  readonly run: (stage: Stage) => Promise<void>;
};
export type Outcome = Verdict & {
  readonly faults: number;
  /** From everybody's being connected and saved to everybody's having the same text. */
  readonly equalMs: number;
  readonly notes: readonly string[];
  readonly complaints: readonly string[];
};

/** A deck, those who type in it, and what was done to them. */
export class Stage {
  readonly world: World;
  readonly deckId: string;
  readonly random: Random;
  readonly typists: Typist[] = [];
  readonly notes: string[] = [];
  readonly complaints: string[] = [];
  /** What stands in the text beside tokens at the end. */
  initial = INITIAL;
  faults = 0;
  readonly #networks: Network[] = [];
  readonly #ends: (() => Promise<void> | void)[] = [];
  readonly #others: { kill(): Promise<void> }[] = [];
  #typing = false;
  #paceMs = 40;

  static async open(world: World, random: Random, ownerId: string | null = null): Promise<Stage> {
    const { id } = await createDeck({ markdown: INITIAL, ownerId });
    return new Stage(world, { deckId: id, random });
  }

  private constructor(world: World, { deckId, random }: { deckId: string; random: Random }) {
    this.world = world;
    this.deckId = deckId;
    this.random = random;
  }

  /** Somebody comes. `port`: where they reach the server. */
  join(port: () => number = () => this.world.port, cookie: string | null = newCookie()): Typist {
    const name = `c${this.typists.length}`;
    const typist = new Typist({
      ...{ name, random: this.random, cookie },
      address: () => `ws://127.0.0.1:${port()}/sync/${this.deckId}?lectern=1`,
    });
    this.typists.push(typist);
    if (this.#typing) this.#keepTyping(typist);
    return typist;
  }

  async crowd(count: number): Promise<readonly Typist[]> {
    const crowd = Array.from({ length: count }, () => this.join());
    await until('everybody was there', () => crowd.every(({ synced }) => synced));
    return crowd;
  }

  /** Somebody comes over a network that can be made a bad one. */
  async joinBehind(): Promise<{ typist: Typist; network: Network }> {
    const network = await openNetwork(this.world.port);
    this.#networks.push(network);
    const typist = this.join(() => network.port);
    await until('somebody behind a proxy was there', () => typist.synced);
    return { typist, network };
  }

  /** Called before the end is looked at. */
  atEnd(end: () => Promise<void> | void): void {
    this.#ends.push(end);
  }

  /** Another process beside the world's server, which has to be killed when everything is. */
  alsoKill(other: { kill(): Promise<void> }): void {
    this.#others.push(other);
  }

  async #killOthers(): Promise<void> {
    for (const other of this.#others.splice(0)) await other.kill();
  }

  /** What was done up to now may have been undone. */
  forget(): void {
    for (const typist of this.typists) typist.from = typist.deeds.length;
  }

  note(words: string): void {
    this.notes.push(words);
  }

  expect(holds: boolean, complaint: string): void {
    if (!holds) this.complaints.push(complaint);
  }

  /** Everybody types, each about once in `paceMs`. */
  startTyping(paceMs = 40): void {
    this.#paceMs = paceMs;
    if (this.#typing) return;
    this.#typing = true;
    for (const typist of this.typists) this.#keepTyping(typist);
  }

  stopTyping(): void {
    this.#typing = false;
  }

  /** Until so many more acknowledgements have come. */
  async moreAcks(count: number): Promise<void> {
    const goal = this.acked + count;
    await until(`${count} more were acknowledged`, () => this.acked >= goal, goOnWithinMs).catch((error) => {
      throw new Error(`${error.message}\n${this.typists.map((typist) => typist.state).join('\n')}`);
    });
  }

  get acked(): number {
    return this.typists.reduce((sum, { acked }) => sum + acked, 0);
  }

  #keepTyping(typist: Typist): void {
    const turn = () => {
      if (!this.#typing) return;
      if (typist.synced || this.random.chance(offlineShare)) typist.type();
      setTimeout(turn, this.#paceMs * (0.5 + this.random.next()));
    };
    setTimeout(turn, this.random.next() * this.#paceMs);
  }

  /** Nobody types any more, the networks are well, and everybody is to end with the same text. */
  async settle(): Promise<number> {
    this.stopTyping();
    for (const network of this.#networks) network.set({ kind: 'open' });
    for (const end of this.#ends) await end();
    const here = this.typists.filter(({ gone }) => !gone);
    const unsaved = () => here.filter(({ synced, saved }) => !(synced && saved)).map(({ name }) => name);
    await until('everybody was connected and saved', () => unsaved().length === 0, goOnWithinMs).catch((error) => {
      this.complaints.push(`${error.message} (${unsaved().join(', ')})`);
    });
    for (const { name, unreadable } of here) if (unreadable) this.complaints.push(`${name} could not read a message: ${unreadable}`);
    const since = performance.now();
    const texts = () => new Set(here.map(({ text }) => text)).size;
    await until('all texts were equal', () => texts() <= 1, equalWithinMs).catch((error) => this.complaints.push(error.message));
    return Math.round(performance.now() - since);
  }

  /** Everything is killed and started again; what somebody finds who was never here. */
  async readAfresh(): Promise<string> {
    await this.#killOthers();
    await this.world.kill();
    await this.world.killPostgres();
    await this.world.startPostgres();
    await this.world.start();
    const reader = new Typist({
      ...{ name: 'reader', random: this.random, cookie: newCookie() },
      address: () => `${this.world.url}/sync/${this.deckId}?lectern=1`,
    });
    await until('a fresh reader had the text', () => reader.synced);
    reader.close();
    return reader.text;
  }

  async close(): Promise<void> {
    this.stopTyping();
    for (const typist of this.typists) typist.close();
    await this.#killOthers();
    for (const network of this.#networks) await network.close();
  }
}

/** Lets a fault happen to a deck of its own, and holds what is stored afterwards against what was acknowledged. */
export async function tryFault(world: World, fault: Fault, random: Random): Promise<Outcome> {
  const stage = await Stage.open(world, random);
  try {
    await fault.run(stage);
    const equalMs = await stage.settle();
    const text = await lookAtTheEnd(stage);
    const verdict = judge(text, stage.typists, stage.initial);
    const { faults, notes } = stage;
    return { ...verdict, faults, equalMs, notes, complaints: [...stage.complaints, ...wrongIn(verdict, fault, faults)] };
  } finally {
    await stage.close();
  }
}

async function lookAtTheEnd(stage: Stage): Promise<string> {
  const seen = stage.typists.flatMap(({ gone, text }) => (gone ? [] : [text]));
  for (const typist of stage.typists) typist.close();
  await sleep(20);
  const text = await stage.readAfresh();
  stage.expect(
    seen.every((one) => one === text),
    'what is stored is not what everybody saw',
  );
  return text;
}

function wrongIn(verdict: Verdict, { minAcks }: Fault, faults: number): string[] {
  return [
    ...wrongInText(verdict),
    ...(verdict.acked < minAcks ? [`only ${verdict.acked} acknowledgements of ${minAcks} that make it a proof`] : []),
    ...(faults === 0 ? ['nothing went wrong, so nothing was proved'] : []),
  ];
}

/** What is wrong with a text, in words. */
export function wrongInText(verdict: Verdict): string[] {
  const some = (what: string, tokens: readonly string[]) => (tokens.length > 0 ? [`${what}: ${tokens.slice(0, 8).join(' ')}`] : []);
  return [
    ...some('LOST', verdict.lost),
    ...some('DUP', verdict.doubled),
    ...some('came back', verdict.back),
    ...some('written by nobody', verdict.unknown),
    ...(verdict.torn === null ? [] : [`tokens were torn: ${JSON.stringify(verdict.torn)}`]),
  ];
}
