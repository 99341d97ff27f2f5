import type { ElementDirective, ElementTarget, RenderedSlide } from '#deck';
import { joinAttributes, parseAttributes } from './attributes.ts';
import type { Finder } from './finder.ts';
import { FootnoteList } from './footnote-list.ts';

const DIRECTIVE = /^<!--\s*\.(slide|element)(?::|(?=\s))([\s\S]*?)-->$/;

/** A heading of the slide: 1 to 6, its id, and its text. */
export type Heading = { readonly level: number; readonly id: string; readonly text: string };

/** What comments and styles of one slide add up to while it is rendered. */
export class Collector {
  private attributes: RenderedSlide['attributes'] = {};
  private readonly elements: ElementDirective[] = [];
  private readonly styles: string[] = [];
  /** TeX that defines macros, in order. */
  readonly definitions: string[] = [];
  /** Where `=+` goes on counting code lines. */
  nextCodeLine = 1;
  readonly headings: Heading[] = [];
  /** How many tables of contents there were. */
  tocs = 0;
  readonly footnotes = new FootnoteList();

  /** Takes a comment (`<!-- … -->`) and gives the html that stands in its place: nothing, or a placeholder. */
  comment(source: string, target: ElementTarget): string {
    const match = DIRECTIVE.exec(source);
    if (!match) return '';
    const attributes = parseAttributes(match[2] ?? '');
    if (match[1] === 'slide') {
      this.attributes = joinAttributes(this.attributes, attributes);
      return '';
    }
    if (Object.keys(attributes).length === 0) return '';
    return `<i data-l-element="${this.elements.push({ target, attributes }) - 1}"></i>`;
  }

  style(css: string): void {
    if (css.trim() !== '') this.styles.push(css);
  }

  result(): Pick<RenderedSlide, 'attributes' | 'elements' | 'styles' | 'anchors' | 'definitions'> {
    const { attributes, elements, styles, headings, definitions } = this;
    return { attributes, elements, styles, anchors: headings.map(({ id }) => id), definitions };
  }
}

/** What travels in markdown-it's `env`: the collector, and searches in the markdown. */
export type SlideEnv = { readonly collector: Collector; readonly source: Finder };

export function slideEnv(env: unknown): SlideEnv {
  const given = (env ?? {}) as Partial<SlideEnv>;
  if (!given.collector || !given.source) throw new Error('Slides are rendered with a collector and a finder.');
  return { collector: given.collector, source: given.source };
}
