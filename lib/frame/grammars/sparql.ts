import type { HLJSApi, Language } from 'highlight.js';
import { iri, literals, prefixed } from './rdf.ts';

const KEYWORDS =
  'add all as asc ask base bind by clear construct copy create data default delete desc describe distinct drop exists filter from graph ' +
  'group having in insert into limit load minus move named not offset optional order prefix reduced select service silent to undef union ' +
  'using values where with';
const FUNCTIONS =
  'abs avg bnode bound ceil coalesce concat contains count datatype day encode_for_uri floor group_concat hours if iri isblank isiri ' +
  'isliteral isnumeric isuri lang langmatches lcase max md5 min minutes month now rand regex replace round sameterm sample seconds separator ' +
  'sha1 sha256 sha384 sha512 str strafter strbefore strdt strends strlang strlen strstarts struuid substr sum timezone tz ucase uri uuid year';

/** SPARQL 1.1, which highlight.js does not know. */
export function sparql(hljs: HLJSApi): Language {
  return {
    name: 'SPARQL',
    case_insensitive: true,
    keywords: { keyword: KEYWORDS, built_in: FUNCTIONS, literal: 'true false' },
    contains: [
      iri,
      hljs.HASH_COMMENT_MODE,
      { scope: 'variable', match: /[?$]\w+/ },
      { scope: 'keyword', match: /\ba(?=\s)/ },
      ...literals(hljs),
      prefixed,
    ],
  };
}
