import type { MarkdownIt, Token } from 'markdown-it';
import { slideEnv } from './collector.ts';

const MAX_ID = 200;
const PUNCTUATION = /[!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~]/g;
/** As they stand in a heading's HTML, from which HedgeDoc makes its ids. */
const ESCAPES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '\u00a0': 'nbsp' };

/** Headings get the ids that HedgeDoc gives them (SPEC D132). */
export function headingIds(md: MarkdownIt): void {
  md.core.ruler.push('heading_ids', ({ tokens, env }) => {
    const { headings } = slideEnv(env).collector;
    const ids = new Ids();
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open') continue;
      const text = textOf(tokens[index + 1]?.children ?? []);
      const wanted = slug(text);
      if (wanted === '') continue;
      const id = ids.take(wanted);
      token.attrSet('id', id);
      headings.push({ level: Number(token.tag.slice(1)), id, text: text.replace(/\s+/g, ' ') });
    }
  });
}

function textOf(children: readonly Token[]): string {
  return children
    .map(({ type, content }) => (/^(?:softbreak|hardbreak)$/.test(type) ? ' ' : TEXT.has(type) && content) || '')
    .join('')
    .trim();
}

const TEXT = new Set(['text', 'text_special', 'code_inline']);

function slug(text: string): string {
  const escaped = text.replace(/[&<>\u00a0]/g, (char) => ESCAPES[char] ?? '');
  return escaped.replace(/\s+/g, '-').replace(PUNCTUATION, '').slice(0, MAX_ID);
}

/** The ids of one slide: the second "A" is "A1". */
class Ids {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  take(wanted: string): string {
    let count = this.counts.get(wanted) ?? 0;
    let id = count === 0 ? wanted : `${wanted}${count}`;
    while (this.taken.has(id)) id = `${wanted}${++count}`;
    this.counts.set(wanted, count);
    this.taken.add(id);
    return id;
  }
}
