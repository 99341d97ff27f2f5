import createMarkdown, { type MarkdownIt } from 'markdown-it';
import { codeInfo } from './features/code-info.ts';
import { Collector } from './features/collector.ts';
import { comments } from './features/comments.ts';
import { Finder } from './features/finder.ts';
import { htmlBlock } from './features/html-block.ts';
import { sourceLines } from './features/source-lines.ts';
import { tame } from './features/tame.ts';
import { withoutNotes } from './notes.ts';
import { MAX_SLIDE } from './parse.ts';
import type { RenderedSlide, Settings, SlideSource } from './types.ts';

/** Renders one slide. Never throws; a slide over MAX_SLIDE is shown as plain text. */
export function renderSlide(source: Pick<SlideSource, 'text'>, settings: Pick<Settings, 'breaks'>): RenderedSlide {
  const { text, notes } = withoutNotes(source);
  const collector = new Collector();
  const html = toHtml(text, settings, collector);
  const notesHtml = notes.length === 0 ? null : toHtml(notes.join('\n\n'), settings, new Collector());
  return { html, notesHtml, ...collector.result() };
}

function toHtml(markdown: string, settings: Pick<Settings, 'breaks'>, collector: Collector): string {
  if (markdown.length > MAX_SLIDE) return `<pre class="l-plain">${escapeHtml(markdown)}</pre>`;
  const md = settings.breaks ? breaking : flowing;
  const source = markdown.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  return tame(md.render(source, { collector, source: new Finder(source) }), collector);
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function markdownWith(breaks: boolean): MarkdownIt {
  const md = createMarkdown({ html: true, linkify: true, typographer: true, breaks });
  return md.use(htmlBlock).use(comments).use(codeInfo).use(sourceLines);
}

const breaking = markdownWith(true);
const flowing = markdownWith(false);
