/** A deck's title as markdown that shows exactly these characters in a heading. */
export function asMarkdown(title: string): string {
  return title.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#&~|$^]/g, (char) => `\\${char}`);
}
