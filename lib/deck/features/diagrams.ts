import type { MarkdownIt, RendererRule } from 'markdown-it';
import { readCodeInfo } from './code-info.ts';

/** What can be drawn, by the words that stand after the fence. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['mermaid', 'mermaid'],
  ['graphviz', 'graphviz'],
  ['dot', 'graphviz'],
  ['flow', 'flow'],
  ['sequence', 'sequence'],
  ['abc', 'abc'],
  ['vega', 'vega'],
  ['vega-lite', 'vega-lite'],
  ['plantuml', 'plantuml'],
]);

/** What a fence says that is drawn: `mermaid`, `graphviz engine=neato`. */
export type DiagramInfo = { readonly kind: string; readonly engine: string | null };

/** Null for a fence that is code. */
export function readDiagramInfo(info: string): DiagramInfo | null {
  const { language } = readCodeInfo(info);
  const kind = KINDS.get(language?.toLowerCase() ?? '');
  if (!kind) return null;
  const engine = kind === 'graphviz' ? /[\s{[,]engine\s*=\s*["']?([a-z]{1,20})/i.exec(info)?.[1] : undefined;
  return { kind, engine: engine?.toLowerCase() ?? null };
}

/** Diagrams as marked code blocks, which the frame draws (SPEC D200 to D202). Comes after the code's own rule. */
export function diagrams(md: MarkdownIt): void {
  const { fence: code } = md.renderer.rules;
  const fence: RendererRule = (...args) => {
    const [tokens, index] = args;
    const token = tokens[index];
    const info = token && token.content.trim() !== '' ? readDiagramInfo(md.utils.unescapeAll(token.info)) : null;
    if (!token || !info) return code?.(...args) ?? '';
    const engine = info.engine ? ` data-l-engine="${info.engine}"` : '';
    const text = md.utils.escapeHtml(token.content);
    return `<pre${md.renderer.renderAttrs(token)} data-l-diagram="${info.kind}"${engine}><code class="language-${info.kind}">${text}</code></pre>\n`;
  };
  md.renderer.rules = { ...md.renderer.rules, fence };
}
