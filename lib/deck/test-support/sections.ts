import { parseDeck, type RenderedSlide, renderSlide, type SlideSource } from '#deck';
import { applyDirectives } from '#frame/directives.ts';

/** A deck as the sections that a browser would show: html, and `.element:` attributes where they belong. */
export type Shown = { readonly source: SlideSource; readonly rendered: RenderedSlide; readonly body: DocumentFragment };

export function sectionsOf(text: string): Shown[] {
  const { slides, settings } = parseDeck(text);
  return slides.map((source) => {
    const rendered = renderSlide(source, settings);
    const body = fragmentOf(rendered.html);
    applyDirectives(body, rendered.elements);
    return { source, rendered, body };
  });
}

export function fragmentOf(html: string): DocumentFragment {
  return Object.assign(document.createElement('template'), { innerHTML: html }).content;
}
