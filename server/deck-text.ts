import type * as Y from 'yjs';
import { diffText, type ParsedDeck, parseDeck } from '#deck';
import { CONTENT } from '#store/text.ts';
import { MAX_DECK_BYTES, type Place } from '#wire';
import { applySighted, sight } from './gate.ts';
import { offsetOf, placeIn } from './places.ts';
import { TextMirror } from './text-mirror.ts';

/** What became of an edit. `gap`: it builds on something we do not have. */
export type Outcome = 'taken' | 'gap' | 'forbidden' | 'malformed' | 'too-large';
type Edit = { readonly update: Uint8Array; readonly mayEdit: boolean; readonly origin: unknown };
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
  readonly #content: Y.Text;
  readonly #mirror: TextMirror;
  #parsed: { readonly text: string; readonly deck: ParsedDeck } | null = null;

  constructor(doc: Y.Doc, onChange: () => void) {
    this.doc = doc;
    this.#content = doc.getText(CONTENT);
    this.#mirror = new TextMirror(this.#content, onChange);
  }

  get value(): string {
    return this.#mirror.text;
  }

  /** Takes a foreign edit if the gate lets it through and the text stays in its bounds. */
  take({ update, mayEdit, origin }: Edit): Outcome {
    const sighted = sight(this.doc, update);
    if (!sighted) return 'malformed';
    if (sighted.empty) return 'taken';
    if (!mayEdit) return 'forbidden';
    if (this.#mirror.bytes + sighted.insertedBytes > MAX_DECK_BYTES) return this.#takeAtLimit(update);
    return applySighted(this.doc, update, origin) ? 'taken' : 'gap';
  }

  /** Turns the text into another by the fewest edits. */
  replace(text: string, origin: Hand): void {
    this.doc.transact(() => this.#turnInto(text), origin);
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
   * An edit that may be too large is applied, and undone in the same transaction when it is: so its author, whose
   * document has it already, ends with our text like everybody else.
   */
  #takeAtLimit(update: Uint8Array): Outcome {
    const before = this.value;
    return this.doc.transact(() => {
      if (!applySighted(this.doc, update, null)) return 'gap';
      if (Buffer.byteLength(this.#content.toString()) <= MAX_DECK_BYTES) return 'taken';
      this.#turnInto(before);
      return 'too-large';
    }, new Hand(null));
  }

  /** The text taken apart, once per text. */
  #deck(): ParsedDeck {
    const text = this.value;
    if (this.#parsed?.text !== text) this.#parsed = { text, deck: parseDeck(text) };
    return this.#parsed.deck;
  }

  #turnInto(text: string): void {
    for (const { from, remove, insert } of diffText(this.#content.toString(), text)) {
      if (remove > 0) this.#content.delete(from, remove);
      if (insert) this.#content.insert(from, insert);
    }
  }
}
