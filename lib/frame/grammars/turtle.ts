import type { HLJSApi, Language } from 'highlight.js';
import { iri, literals, prefixed } from './rdf.ts';

/** Turtle, and N3 and TriG as far as they are like it, which highlight.js does not know. */
export function turtle(hljs: HLJSApi): Language {
  return {
    name: 'Turtle',
    keywords: { literal: 'true false' },
    contains: [
      iri,
      hljs.HASH_COMMENT_MODE,
      { scope: 'keyword', match: /@(?:prefix|base)\b|\b(?:PREFIX|BASE|GRAPH|prefix|base)\b|\ba(?=\s)/ },
      ...literals(hljs),
      prefixed,
    ],
  };
}
