import * as Y from 'yjs';
import { bytesIn } from './gate.ts';

/** Beyond, reading the whole text anew is cheaper than cutting it so often. */
const MANY_CHANGES = 40;

/** So many bytes more than a character are its two halves, when what came cut it: Yjs turns each into U+FFFD. */
const CUT_BYTES = 2;

type Change = Y.YTextEvent['delta'][number];

/** The text of a Y.Text as a string. An edit costs nothing until somebody reads it, and little then. */
export class TextMirror {
  readonly #source: Y.Text;
  #text: string;
  #bytes: number;
  /** The edits since then, or null for too many. */
  #edits: (readonly Change[])[] | null = [];
  #changes = 0;

  constructor(source: Y.Text, onChange: () => void) {
    this.#source = source;
    this.#text = source.toString();
    this.#bytes = Buffer.byteLength(this.#text);
    source.observe((event, transaction) => {
      const added = addedIn(transaction);
      this.#bytes += bytesIn(added) + added.length * CUT_BYTES;
      this.#changes += added.length + rangesDeletedIn(transaction);
      // Yjs goes through the whole text to say where the changes are.
      if (this.#changes > MANY_CHANGES) this.#edits = null;
      this.#edits?.push(event.delta);
      onChange();
    });
  }

  get text(): string {
    this.#read();
    return this.#text;
  }

  /** Would the text have at most so many bytes in UTF-8 with so many more? */
  fits(more: number, limit: number): boolean {
    // Until the text is read, what was deleted counts as well, and everything as if it had cut a character.
    if (this.#bytes + more <= limit) return true;
    this.#read();
    return this.#bytes + more <= limit;
  }

  #read(): void {
    if (this.#changes === 0) return;
    // Yjs turns the halves of a character that an edit cut in two into U+FFFD, and tells nobody.
    const text = this.#edits && edited(this.#text, this.#edits);
    this.#text = text ?? this.#source.toString();
    this.#bytes = Buffer.byteLength(this.#text);
    this.#edits = [];
    this.#changes = 0;
  }
}

/** What a transaction brought; nothing of it is merged with what was there before. */
function addedIn({ doc, beforeState, afterState }: Y.Transaction): Y.Item[] {
  const clients = [...afterState].filter(([client, clock]) => (beforeState.get(client) ?? 0) < clock);
  return clients.flatMap(([client]) => {
    const structs = doc.store.clients.get(client) ?? [];
    return structs.slice(Y.findIndexSS(structs, beforeState.get(client) ?? 0)).filter((struct) => struct instanceof Y.Item);
  });
}

const rangesDeletedIn = ({ deleteSet }: Y.Transaction): number =>
  [...deleteSet.clients.values()].reduce((sum, { length }) => sum + length, 0);

/** The text after the edits, or null when one cut a character in two. */
function edited(before: string, edits: readonly (readonly Change[])[]): string | null {
  let text: string | null = before;
  for (const delta of edits) text = text === null ? null : changed(text, delta);
  return text;
}

function changed(before: string, delta: readonly Change[]): string | null {
  let text = before;
  let at = 0;
  for (const { retain = 0, insert = '', delete: gone = 0 } of delta) {
    if (typeof insert !== 'string' || isInsidePair(text, at + retain) || isInsidePair(text, at + gone)) return null;
    at += retain;
    text = insert === '' && gone === 0 ? text : text.slice(0, at) + insert + text.slice(at + gone);
    at += insert.length;
  }
  return text;
}

/** Is the offset between the two halves of a surrogate pair? */
function isInsidePair(text: string, offset: number): boolean {
  const low = text.charCodeAt(offset);
  const high = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}
