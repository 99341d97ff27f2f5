import type * as Y from 'yjs';

/** The text of a Y.Text as a string, kept by its changes: reading it costs nothing, nor does knowing its size. */
export class TextMirror {
  #text: string;
  #bytes: number;

  constructor(source: Y.Text, onChange: () => void) {
    this.#text = source.toString();
    this.#bytes = Buffer.byteLength(this.#text);
    source.observe(({ delta }) => {
      this.#apply(delta);
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

  #apply(delta: Y.YTextEvent['delta']): void {
    let at = 0;
    for (const { retain, insert, delete: gone } of delta) {
      if (retain !== undefined) at += retain;
      else if (typeof insert === 'string') {
        this.#splice(at, 0, insert);
        at += insert.length;
      } else if (gone !== undefined) this.#splice(at, gone, '');
    }
  }

  #splice(from: number, remove: number, insert: string): void {
    const removed = this.#text.slice(from, from + remove);
    this.#bytes += Buffer.byteLength(insert) - Buffer.byteLength(removed);
    this.#text = this.#text.slice(0, from) + insert + this.#text.slice(from + remove);
  }
}
