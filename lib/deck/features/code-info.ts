import type { MarkdownIt, RendererRule } from 'markdown-it';
import { slideEnv } from './collector.ts';

/** What the words after a code fence say: `js=101!`, `js [10: 1,3-5|7]`. */
export type CodeInfo = {
  readonly language: string | null;
  /** Lines to highlight step by step; empty: numbers only; null: no numbers. */
  readonly steps: string | null;
  /** First line's number, or `continue` where the slide's numbered block before ended. */
  readonly start: number | 'continue';
  readonly wrap: boolean;
};

const INFO = /^([^\s=![{]*)(=(\+|\d{1,7})?)?(!)?(?:\s*\[\s*(?:(\d{1,7})\s*:)?\s*([\d\s,|-]*)\])?/;

export function readCodeInfo(info: string): CodeInfo {
  const [, name = '', numbers, start, wrap, stepStart, steps] = INFO.exec(info.trim()) ?? [];
  const from = start ?? stepStart;
  return {
    language: /^[\w+#.-]{1,40}$/.test(name) ? name : null,
    steps: steps?.replace(/\s+/g, '') ?? (numbers ? '' : null),
    start: from === '+' ? 'continue' : Number(from ?? 1),
    wrap: wrap !== undefined,
  };
}

/** Code blocks with reveal's attributes for line numbers and steps (SPEC D70 to D73). */
export function codeInfo(md: MarkdownIt): void {
  const fence: RendererRule = (...[tokens, index, , env]) => {
    const token = tokens[index];
    if (!token) return '';
    const info = readCodeInfo(md.utils.unescapeAll(token.info));
    const { collector } = slideEnv(env);
    const start = info.start === 'continue' ? collector.nextCodeLine : info.start;
    if (info.steps !== null) collector.nextCodeLine = start + token.content.split('\n').length - 1;
    const attributes = [
      info.language && `class="language-${md.utils.escapeHtml(info.language)}"`,
      info.steps !== null && `data-line-numbers="${info.steps}"`,
      info.steps !== null && start !== 1 && `data-ln-start-from="${start}"`,
      info.wrap && 'data-wrap=""',
    ].filter(Boolean);
    const line = md.renderer.renderAttrs(token);
    return `<pre${line}><code${attributes.map((attribute) => ` ${attribute}`).join('')}>${md.utils.escapeHtml(token.content)}</code></pre>\n`;
  };
  md.renderer.rules = { ...md.renderer.rules, fence };
}
