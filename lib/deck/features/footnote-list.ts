/** A footnote that is referred to: the label of its definition, or the markdown of an inline one. */
type Note = { readonly label: string | null; readonly markdown: string; uses: number };

/** The footnotes of one slide. */
export class FootnoteList {
  readonly labels = new Set<string>();
  readonly notes: Note[] = [];
  private readonly numbers = new Map<string, number>();

  /** Refers to a definition: the note's number, and how often it was referred to with this time. */
  refer(label: string): { number: number; use: number } {
    const number = this.numbers.get(label) ?? this.add(label, '');
    this.numbers.set(label, number);
    const note = this.notes[number - 1];
    if (note) note.uses += 1;
    return { number, use: note?.uses ?? 1 };
  }

  /** Adds a note; gives its number. */
  add(label: string | null, markdown: string): number {
    return this.notes.push({ label, markdown, uses: label === null ? 1 : 0 });
  }
}
