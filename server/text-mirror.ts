import type * as Y from 'yjs';

/** Beyond, reading the whole text anew is cheaper than cutting it so often. */
const MANY_CHANGES = 40;

/** The text of a Y.Text as a string, kept by its changes: reading it costs nothing, nor does knowing its size. */
export class TextMirror {
  #text: string;
  #bytes: number;

  constructor(source: Y.Text, onChange: () => void) {
    this.#text = source.toString();
    this.#bytes = Buffer.byteLength(this.#text);
    source.observe(({ delta }) => {
      // Yjs turns the halves of a character that an edit cut in two into U+FFFD, and tells nobody.
      if (delta.length > MANY_CHANGES || !this.#apply(delta)) this.#read(source);
      onChange();
    });
  }

  get text(): string {
    return this.#text;
  }

  /** In UTF-8. */
  get bytes(): number {
    return this.#bytes;
  }

  #read(source: Y.Text): void {
    this.#text = source.toString();
    this.#bytes = Buffer.byteLength(this.#text);
  }

  /** False when a character was cut in two. */
  #apply(delta: Y.YTextEvent['delta']): boolean {
    let at = 0;
    let whole = true;
    for (const { retain, insert, delete: gone } of delta) {
      whole &&= !isInsidePair(this.#text, at + (retain ?? 0)) && !isInsidePair(this.#text, at + (gone ?? 0));
      if (retain !== undefined) at += retain;
      else if (typeof insert === 'string') {
        this.#splice(at, 0, insert);
        at += insert.length;
      } else if (gone !== undefined) this.#splice(at, gone, '');
    }
    return whole;
  }

  #splice(from: number, remove: number, insert: string): void {
    const removed = this.#text.slice(from, from + remove);
    this.#bytes += Buffer.byteLength(insert) - Buffer.byteLength(removed);
    this.#text = this.#text.slice(0, from) + insert + this.#text.slice(from + remove);
  }
}

/** Is the offset between the two halves of a surrogate pair? */
function isInsidePair(text: string, offset: number): boolean {
  const low = text.charCodeAt(offset);
  const high = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}
