const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const attribute = (text: string): string => text.replace(/[&"<>]/g, (char) => escapes[char] ?? '').replace(/\s+/g, ' ');

/** The HTML with which a page of another site shows a deck; `url`: the deck's whole address. Room for a slide of the usual shape and the bar below. */
export function embedSnippet({ id, title, url }: { readonly id: string; readonly title: string; readonly url: string }): string {
  const src = new URL(`/embed/${encodeURIComponent(id)}`, url).href;
  const shape = 'width="960" height="720" style="max-width: 100%; border: 0" loading="lazy" allowfullscreen';
  return `<iframe src="${attribute(src)}" title="${attribute(title)}" ${shape}></iframe>`;
}
