import type { HLJSApi, Mode } from 'highlight.js';

/** `<http://example.org/a>` */
export const iri: Mode = { scope: 'link', match: /<[^\s<>"{}|^`\\]*>/ };

/** `ex:name`, `ex:` and `_:node` */
export const prefixed: Mode = { scope: 'attribute', match: /(?:_|[A-Za-z][\w.-]{0,100})?:(?:[\w%-](?:[\w.%:-]{0,200}[\w%-])?)?/ };

/** Texts with their language or type, and numbers. */
export function literals(hljs: HLJSApi): Mode[] {
  const text = (mark: string): Mode => ({ begin: mark, end: mark, contains: [hljs.BACKSLASH_ESCAPE] });
  return [
    { scope: 'string', variants: [text('"""'), text("'''"), text('"'), text("'")] },
    { scope: 'meta', match: /@[a-z]{1,8}(?:-[a-z0-9]{1,8})*/i },
    { scope: 'number', match: /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i },
  ];
}
