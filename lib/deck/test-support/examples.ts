import { renderSlide } from '#deck';

/** An example of a specification: its number there, markdown, and the html that it asks for. */
export type Example = { readonly number: number; readonly markdown: string; readonly html: string };
/** Examples that are meant to differ, by the reason. */
export type Reasons = Readonly<Record<string, readonly number[]>>;

/** What every slide's html has beside the specification's: marks of lines, ids of headings, and other ways to write the same. */
function plain(html: string): string {
  return html
    .replace(/ data-l-line="\d+"/g, '')
    .replace(/(<h[1-6]) id="[^"]*"/g, '$1')
    .replace(/ ?\/>/g, '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replace(/>\n+(?=<)/g, '>')
    .trim();
}

/** Numbers of the examples that are rendered otherwise. `also` makes equal what differs everywhere on purpose. */
export function differing(examples: readonly Example[], also: (html: string) => string = (html) => html): number[] {
  return examples
    .filter(({ markdown, html }) => also(plain(renderSlide({ text: markdown }, { breaks: false }).html)) !== also(plain(html)))
    .map(({ number }) => number);
}

/** All numbers of a list of reasons, in order. */
export const named = (reasons: Reasons) =>
  Object.values(reasons)
    .flat()
    .sort((a, b) => a - b);
