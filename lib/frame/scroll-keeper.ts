/** Remembers how far the parts of an element are scrolled; the function puts them there again. */
export function keepScroll(root: Element): () => void {
  const scrolled = [...root.querySelectorAll('pre, code, div, table, ul, ol')]
    .map((element) => ({ path: pathOf(element, root), top: element.scrollTop, left: element.scrollLeft }))
    .filter(({ top, left }) => top > 0 || left > 0);
  return () => {
    for (const { path, top, left } of scrolled) follow(path, root)?.scrollTo({ top, left, behavior: 'instant' });
  };
}

function pathOf(element: Element, root: Element): number[] {
  const path: number[] = [];
  for (let at: Element = element; at !== root && at.parentElement; at = at.parentElement) {
    path.unshift([...at.parentElement.children].indexOf(at));
  }
  return path;
}

function follow(path: readonly number[], root: Element): Element | null {
  return path.reduce<Element | null>((at, index) => at?.children[index] ?? null, root);
}
