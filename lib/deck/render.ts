import createMarkdown, { type MarkdownIt } from 'markdown-it';
import abbreviations from 'markdown-it-abbr';
import definitionLists from 'markdown-it-deflist';
import inserted from 'markdown-it-ins';
import marked from 'markdown-it-mark';
import subscript from 'markdown-it-sub';
import superscript from 'markdown-it-sup';
import { addresses } from './features/addresses.ts';
import { codeInfo } from './features/code-info.ts';
import { Collector } from './features/collector.ts';
import { comments } from './features/comments.ts';
import { containers } from './features/containers.ts';
import { diagrams } from './features/diagrams.ts';
import { embeds } from './features/embeds.ts';
import { emoji } from './features/emoji.ts';
import { Finder } from './features/finder.ts';
import { footnotes } from './features/footnotes.ts';
import { headingIds } from './features/headings.ts';
import { htmlBlock } from './features/html-block.ts';
import { imageSize } from './features/image-size.ts';
import { math } from './features/math.ts';
import { quoteTags } from './features/quote-tags.ts';
import { sourceLines } from './features/source-lines.ts';
import { tame } from './features/tame.ts';
import { tasks } from './features/tasks.ts';
import { toc } from './features/toc.ts';
import { withoutNotes } from './notes.ts';
import { MAX_SLIDE } from './parse.ts';
import type { RenderedSlide, Settings, SlideSource } from './types.ts';

/** Markdown-it's own limit: what is deeper it leaves out. */
const MAX_NESTING = 100;

/** Renders one slide. Never throws; a slide over MAX_SLIDE, or nested deeper than MAX_NESTING, is shown as plain text. */
export function renderSlide(source: Pick<SlideSource, 'text'>, settings: Pick<Settings, 'breaks'>): RenderedSlide {
  const { text, notes } = withoutNotes(source);
  const collector = new Collector();
  const html = toHtml(text, settings, collector);
  const notesHtml = notes.length === 0 ? null : toHtml(notes.join('\n\n'), settings, new Collector());
  return { html, notesHtml, ...collector.result() };
}

function toHtml(markdown: string, settings: Pick<Settings, 'breaks'>, collector: Collector): string {
  if (markdown.length > MAX_SLIDE) return asPlainText(markdown);
  const md = settings.breaks ? breaking() : flowing();
  const source = markdown.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  const env = { collector, source: new Finder(source) };
  const tokens = md.parse(source, env);
  if (tokens.some((token) => token.level >= MAX_NESTING - 1)) return asPlainText(markdown);
  return tame(md.renderer.render(tokens, md.options, env), collector);
}

const asPlainText = (markdown: string) => `<pre data-l-plain="">${escapeHtml(markdown)}</pre>`;

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function markdownWith(breaks: boolean): MarkdownIt {
  const md = createMarkdown({ html: true, linkify: true, typographer: true, breaks });
  md.use(addresses).use(htmlBlock).use(comments).use(codeInfo).use(diagrams).use(embeds).use(math);
  md.use(subscript).use(superscript).use(inserted).use(marked).use(abbreviations).use(definitionLists);
  md.use(footnotes).use(containers).use(imageSize).use(toc).use(quoteTags).use(tasks).use(emoji);
  return md.use(headingIds).use(sourceLines);
}

/** Made when it is first asked for: a deck needs one of the two, and its first slide waits for it. */
function lazily(make: () => MarkdownIt): () => MarkdownIt {
  let made: MarkdownIt | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

const breaking = lazily(() => markdownWith(true));
const flowing = lazily(() => markdownWith(false));
