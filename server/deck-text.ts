import { setImmediate as othersTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { diffText, type ParsedDeck, parseDeck, type Undone } from '#deck';
import { CONTENT } from '#store/text.ts';
import { MAX_DECK_BYTES, type Place, textHash } from '#wire';
import type { ClientTable, Writer } from './clients.ts';
import { stepTwoFrame } from './frames.ts';
import { applySighted, type GateReason, type Refused, type Sighted, sight } from './gate.ts';
import { DIFF_SECONDS, GUARDED_SLICE, MAX_NEW_CLIENTS, SLICE, STRUCTS_PER_MESSAGE, TURN_BYTES } from './limits.ts';
import { offsetOf, placeIn } from './places.ts';
import type { Guard } from './section-gate.ts';
import { type Content, isLarge, type Slice, slicesOf } from './slices.ts';
import { TextMirror } from './text-mirror.ts';
import { atOnce, inTurns } from './turns.ts';

/**
 * What became of an edit. `gap`: it builds on something we do not have. `held`: it writes as a client that is just now
 * somebody else's; it may be tried again. `partly`: so does it, and what it has of its own sender's was taken.
 */
export type Outcome = 'taken' | 'gap' | 'held' | 'partly' | 'forbidden' | 'malformed' | 'too-large' | Locked;
/** It changed somebody else's section, and was undone there. */
export type Locked = { readonly locked: Undone['section'] };
/** `handshake`: it is what the server lacked, as far as its sender knows. */
export type Edit = {
  readonly update: Uint8Array;
  readonly mayEdit: boolean;
  readonly handshake: boolean;
  /** What it is held to beyond the right to edit, or null. */
  readonly guard: Guard | null;
  readonly by: Writer & { charge(messages: number): void };
};
type Setup = {
  readonly doc: Y.Doc;
  readonly clients: ClientTable;
  readonly onChange: () => void;
  readonly onRefused: (why: GateReason) => void;
  /** May somebody else bring back what this person wrote as this client? */
  readonly mayBringBack: (client: number, ownerId: string) => boolean;
};
type Position = { readonly anchor: string; readonly step: number };

/** Whose socket an edit did not come from: the API's, or our own. */
export class Hand {
  readonly userId: string | null;
  constructor(userId: string | null) {
    this.userId = userId;
  }
}

/** A deck's text as a document that many edit. */
export class DeckText {
  readonly doc: Y.Doc;
  readonly #setup: Setup;
  readonly #content: Y.Text;
  readonly #mirror: TextMirror;
  #whole: Buffer | null = null;
  #hashed: { readonly text: string; readonly hash: string } | null = null;
  #parsed: { readonly text: string; readonly deck: ParsedDeck } | null = null;

  constructor(setup: Setup) {
    this.#setup = setup;
    this.doc = setup.doc;
    this.#content = setup.doc.getText(CONTENT);
    this.#mirror = new TextMirror(this.#content, setup.onChange);
    this.doc.on('update', () => {
      this.#whole = null;
    });
  }

  get value(): string {
    return this.#mirror.text;
  }

  /** Takes a foreign edit if the gate lets it through and the text stays in its bounds. A large one takes its time, and others have their turns meanwhile. */
  take(edit: Edit): Outcome | Promise<Outcome> {
    const steps = sight(this.doc, edit.update);
    if (edit.update.byteLength <= TURN_BYTES) return this.#judge(edit, atOnce(steps));
    return inTurns(steps).then((sighted) => this.#judge(edit, sighted));
  }

  #judge({ update, mayEdit, handshake, guard, by }: Edit, sighted: Sighted | Refused): Outcome | Promise<Outcome> {
    if (this.doc.isDestroyed) return 'held';
    if (sighted.why) return this.#refuse(sighted.why);
    if (sighted.empty) return 'taken';
    if (!mayEdit) return 'forbidden';
    const barred = this.#barred(sighted.writers, { by, handshake });
    if (barred && handshake) return this.#takeOwn(sighted, { by, guard });
    if (barred) return barred === 'held' ? 'held' : this.#refuse(barred);
    by.charge(sighted.structs.length / STRUCTS_PER_MESSAGE);
    for (const client of sighted.writers) this.#setup.clients.claim(client, by);
    if (isLarge(sighted, sizeFor(guard))) return this.#takeSlices(sighted, { by, guard });
    return sighted.cuts ? this.#takeAtOnce(sighted, { by, guard }) : this.#takeSlice({ ...sighted, update }, { by, guard });
  }

  async #takeSlices(content: Content, how: Pick<Edit, 'by' | 'guard'>): Promise<Outcome> {
    let outcome: Outcome = 'taken';
    for (const slice of slicesOf(content, sizeFor(how.guard))) {
      await othersTurn();
      if (this.doc.isDestroyed) return 'held';
      const became = this.#takeSlice(slice, how);
      if (outcome === 'taken') outcome = became;
    }
    return outcome;
  }

  #takeAtOnce(content: Content, how: Pick<Edit, 'by' | 'guard'>): Outcome {
    const outcomes = [...slicesOf(content, Number.POSITIVE_INFINITY)].map((slice) => this.#takeSlice(slice, how));
    return outcomes.find((outcome) => outcome !== 'taken') ?? 'taken';
  }

  #takeSlice({ update, insertedBytes }: Slice, { by, guard }: Pick<Edit, 'by' | 'guard'>): Outcome {
    if (guard || !this.#mirror.fits(insertedBytes, MAX_DECK_BYTES)) return this.#takeChecked(update, { by, guard });
    return applySighted(this.doc, update, by) ? 'taken' : 'gap';
  }

  /** Why somebody may not write as these clients, or null. */
  #barred(writers: ReadonlySet<number>, { by, handshake }: Pick<Edit, 'by' | 'handshake'>): GateReason | 'held' | null {
    const { clients, mayBringBack } = this.#setup;
    const verdicts = [...writers].map((client) => ({ client, verdict: clients.judge(client, by) }));
    if (verdicts.filter(({ verdict }) => verdict === 'free').length > MAX_NEW_CLIENTS) return 'too-many';
    const foreign = verdicts.filter(({ verdict }) => verdict === 'foreign');
    if (foreign.some(({ client }) => !(handshake && mayBringBack(client, clients.ownerOf(client) ?? '')))) return 'foreign-client';
    return verdicts.some(({ verdict }) => verdict === 'held') ? 'held' : null;
  }

  /**
   * Of a handshake with edits of others, who are to bring them themselves: what is its sender's own, as far as that does not
   * build on theirs. Else two who each saw an edit of the other's that was lost with its server would wait for each other forever.
   */
  #takeOwn({ structs, writers, insertedBytes, deletions }: Sighted, how: Pick<Edit, 'by' | 'guard'>): Outcome | Promise<Outcome> {
    const { by } = how;
    const own = [...writers].filter((client) => this.#setup.clients.judge(client, by) === 'own');
    if (own.length === 0 || !this.#mirror.fits(insertedBytes, MAX_DECK_BYTES)) return 'held';
    const before = own.map((client) => Y.getState(this.doc.store, client));
    const content = { structs: structs.filter(({ id }) => own.includes(id.client)), deletions };
    const became = (): Outcome => {
      const isNews = own.some((client, at) => Y.getState(this.doc.store, client) !== before[at]);
      if (isNews) by.charge(structs.length / STRUCTS_PER_MESSAGE);
      return isNews ? 'partly' : 'held';
    };
    if (isLarge(content, sizeFor(how.guard))) return this.#takeSlices(content, how).then(became);
    this.#takeAtOnce(content, how);
    return became();
  }

  #refuse(why: GateReason): Outcome {
    this.#setup.onRefused(why);
    return 'malformed';
  }

  /** Turns the text into another by the fewest edits. */
  replace(text: string, origin: Hand): void {
    this.#setup.clients.claimForServer(this.doc.clientID);
    this.doc.transact(() => this.#turnInto(text), origin);
  }

  /** The answer to who has nothing yet, as a frame; computed once per state, for all who join at the same time. */
  get whole(): Buffer {
    this.#whole ??= stepTwoFrame(Y.encodeStateAsUpdate(this.doc));
    return this.#whole;
  }

  /** `textHash` of the text. */
  get hash(): string {
    const text = this.value;
    if (this.#hashed?.text !== text) this.#hashed = { text, hash: textHash(text) };
    return this.#hashed.hash;
  }

  /** Where a position is now; when its slide is gone, the slide that stands there. */
  placeOf(position: Position): Place {
    return placeIn(this.#content, this.#deck(), position);
  }

  /** Does the anchor belong to this text? */
  knows(anchor: string): boolean {
    return offsetOf(this.#content, anchor) !== null;
  }

  /**
   * An edit that may be too large, or change what it may not, is applied, and undone in the same transaction when it does: so its author,
   * whose document has it already, ends with our text like everybody else.
   */
  #takeChecked(update: Uint8Array, { by, guard }: Pick<Edit, 'by' | 'guard'>): Outcome {
    const text = this.value;
    const taken = () => this.#deck(text);
    // A large text takes long to be taken apart, and not every guard asks for that.
    const before = {
      text,
      get parsed() {
        return taken();
      },
    };
    return this.doc.transact((transaction): Outcome => {
      const isComplete = applySighted(this.doc, update, null);
      const wrong = whatIsWrong(before, this.#content.toString(), guard);
      if (!wrong) return isComplete ? 'taken' : 'gap';
      // Nobody's edit any more: its author is to hear of it, too.
      transaction.origin = new Hand(null);
      this.#setup.clients.claimForServer(this.doc.clientID);
      this.#turnInto(wrong.text);
      return wrong.outcome;
    }, by);
  }

  /** The text taken apart, once per text. */
  #deck(text = this.value): ParsedDeck {
    if (this.#parsed?.text !== text) this.#parsed = { text, deck: parseDeck(text) };
    return this.#parsed.deck;
  }

  #turnInto(text: string): void {
    for (const { from, remove, insert } of diffText(this.#content.toString(), text, DIFF_SECONDS)) {
      if (remove > 0) this.#content.delete(from, remove);
      if (insert) this.#content.insert(from, insert);
    }
  }
}

const sizeFor = (guard: Guard | null): number => (guard ? GUARDED_SLICE : SLICE);

/** Why a text must not become another one, and what it is to be instead; null when it may. */
function whatIsWrong(
  before: { readonly text: string; readonly parsed: ParsedDeck },
  after: string,
  guard: Guard | null,
): { readonly text: string; readonly outcome: Outcome } | null {
  if (Buffer.byteLength(after) > MAX_DECK_BYTES) return { text: before.text, outcome: 'too-large' };
  const undone = guard?.(before, after);
  return undone ? { text: undone.text, outcome: { locked: undone.section } } : null;
}
