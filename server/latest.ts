/** Handles a value at once, and of those that come within `everyMs` after it the last one. */
export class Latest<Value> {
  readonly #everyMs: number;
  readonly #handle: (value: Value) => void;
  #next: { readonly value: Value } | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(everyMs: number, handle: (value: Value) => void) {
    this.#everyMs = everyMs;
    this.#handle = handle;
  }

  offer(value: Value): void {
    if (this.#timer) {
      this.#next = { value };
      return;
    }
    this.#timer = setTimeout(() => this.#again(), this.#everyMs);
    this.#handle(value);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#next = null;
  }

  #again(): void {
    this.#timer = null;
    const next = this.#next;
    this.#next = null;
    if (next) this.offer(next.value);
  }
}
