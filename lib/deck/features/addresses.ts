import type { MarkdownIt } from 'markdown-it';

/** No address is without one of these. */
const ADDRESS = /\/\/|@|[^\s.]\.[a-z\u0080-\uffff]/i;

/** Addresses without `http://` are links, too (SPEC D139). Most text has none, and looking for one takes long. */
export function addresses(md: MarkdownIt): void {
  md.linkify.set({ fuzzyLink: true });
  const test = md.linkify.test.bind(md.linkify);
  md.linkify.test = (text) => ADDRESS.test(text) && test(text);
}
