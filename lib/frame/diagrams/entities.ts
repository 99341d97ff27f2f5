/** Characters that mermaid takes as `#quot;` and forgets to change back where labels are no HTML. */
const ENTITY = /&(?:#(\d{1,7})|(quot|amp|lt|gt|nbsp|apos));/g;
const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\u00a0', apos: "'" };

/** Changes entities in the drawing's texts back. */
export function restoreEntities(svg: SVGSVGElement): void {
  const texts = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT, ({ nodeValue }) =>
    nodeValue?.includes('&') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  );
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    text.nodeValue = (text.nodeValue ?? '').replace(ENTITY, (entity, code: string | undefined, name: string | undefined) => {
      if (name !== undefined) return NAMED[name] ?? entity;
      return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : entity;
    });
  }
}
