/** Looks for a few fixed strings again and again, ever further on, without reading any part of the text twice. */
export class Finder {
  private readonly known = new Map<string, { from: number; at: number }>();
  private readonly text: string;

  /** ASCII letters are found in either case: give needles in lower case. */
  constructor(text: string) {
    this.text = /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
  }

  /** Offset of the next `needle` at or after `from`, or -1. */
  next(needle: string, from: number): number {
    const known = this.known.get(needle);
    if (known && known.from <= from && (known.at < 0 || known.at >= from)) return known.at;
    const at = this.text.indexOf(needle, from);
    this.known.set(needle, { from, at });
    return at;
  }
}
