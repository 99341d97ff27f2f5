/** What of the frame's scripts and fonts a deck needs: when it is not sure, more rather than less. */
const fence = (infos: string) => new RegExp(`(?:\`\`\`|~~~)[\\s{.]*(?:${infos})`, 'i');
const MERMAID = /mermaid\/dist\/chunks\/mermaid\.core\//.source;
/** A kind of mermaid's diagrams: a script each, by what is to be found in a text that has one. */
const mermaid = (file: string, has: RegExp) => ({ source: new RegExp(`${MERMAID}(?:${file})-`), has });

type Rule = { readonly source: RegExp; readonly has: RegExp | null };
const never = null;

/** What is only loaded for a deck that has something for it: by where it stands in the source, and what shows it in a deck's text. */
const WHEN: readonly Rule[] = [
  { source: /^lib\/frame\/(?:paper|overflow)\.ts$/, has: never },
  // its drawings come from a server
  { source: /^lib\/frame\/diagrams\/draw-plantuml\.ts$/, has: never },
  { source: /^lib\/frame\/diagrams\/draw-mermaid\.ts$/, has: fence('mermaid|flow|sequence') },
  { source: /^lib\/frame\/diagrams\/draw-abc\.ts$/, has: fence('abc') },
  { source: /^lib\/frame\/diagrams\/flow\.ts$/, has: fence('flow') },
  { source: /^lib\/frame\/diagrams\/sequence\.ts$/, has: fence('sequence') },
  { source: /^lib\/frame\/diagrams\/worker-graphviz\.ts$/, has: fence('graphviz|dot') },
  { source: /^lib\/frame\/diagrams\/worker-vega\.ts$/, has: fence('vega') },
  { source: /^lib\/frame\/diagrams\//, has: fence('mermaid|flow|sequence|abc|graphviz|dot|vega|plantuml') },
  { source: /^lib\/frame\/typeset\.ts$/, has: /[$\\]|(?:```|~~~)[\s{.]*math/i },
  { source: /^lib\/frame\/icons-css\.ts$/, has: /\bfa-/ },
  { source: /^lib\/frame\/highlight\.ts$/, has: /```|~~~|<code|^ {4}/m },
  { source: /^lib\/frame\/embed-cards\.ts$/, has: /\{%|<iframe|<video|<audio|data-background-(?:video|iframe)/ },
  { source: /^node_modules\/katex\//, has: /\$\$/ },
  mermaid('flowDiagram', /\b(?:graph|flowchart)|(?:```|~~~)[\s{.]*flow/i),
  mermaid('sequenceDiagram', /\bsequenceDiagram|(?:```|~~~)[\s{.]*sequence/i),
  mermaid('classDiagram(?:-v2)?', /\bclassDiagram/),
  mermaid('stateDiagram(?:-v2)?', /\bstateDiagram/),
  mermaid('erDiagram', /\berDiagram/),
  mermaid('c4Diagram', /\bC4/),
  mermaid('swimlanes(?:Diagram)?', /\bswimlane/),
  mermaid('gitGraphDiagram', /\bgitGraph/),
  mermaid('ganttDiagram', /\bgantt/),
  mermaid('infoDiagram', /^\s*info\b/m),
  mermaid('pieDiagram', /\bpie/),
  mermaid('quadrantDiagram', /\bquadrantChart/),
  mermaid('xychartDiagram', /\bxychart/),
  mermaid('requirementDiagram', /\brequirement/),
  mermaid('journeyDiagram', /\bjourney/),
  mermaid('timeline-definition', /\btimeline/),
  mermaid('mindmap-definition|cose-bilkent', /\bmindmap|\bcose-bilkent/),
  mermaid('kanban-definition', /\bkanban/),
  mermaid('sankeyDiagram', /\bsankey/),
  mermaid('blockDiagram', /\bblock/),
  mermaid('architectureDiagram', /\barchitecture/),
  mermaid('ishikawaDiagram', /\bishikawa/i),
  mermaid('vennDiagram', /\bvenn/),
  mermaid('wardleyDiagram', /\bwardley/i),
  mermaid('cynefinDiagram', /\bcynefin/),
  mermaid('railroadDiagram|ebnfDiagram|abnfDiagram|pegDiagram', /\brailroad/i),
  // these have no names of their own
  mermaid('diagram', /\b(?:packet|radar|treeView|eventmodeling|treemap)/),
];

/** Languages of code: a script each, which takes its name from the fence. */
const LANGUAGE = /(?:highlight\.js\/(?:lib|es)\/languages|lib\/frame\/grammars)\/([\w-]+)\./;

/** Whether a script, by where it stands in the source, is for something that the text has. */
export function isWanted(source: string, text: string): boolean {
  const [, language] = LANGUAGE.exec(source) ?? [];
  if (language) return hasLanguage(language, text);
  const rule = WHEN.find((one) => one.source.test(source));
  return rule ? (rule.has?.test(text) ?? false) : true;
}

/** Short names that fences have for languages. */
const SHORT: Readonly<Record<string, string>> = {
  ...{
    bash: 'sh|shell|zsh',
    javascript: 'js|jsx|mjs',
    typescript: 'ts|tsx',
    python: 'py',
    yaml: 'yml',
    cpp: 'c\\+\\+|cc|hpp',
    csharp: 'cs|c#',
  },
  ...{ xml: 'html|svg|vue', ruby: 'rb', rust: 'rs', kotlin: 'kt', markdown: 'md', dockerfile: 'docker', ini: 'toml', go: 'golang' },
};

const hasLanguage = (language: string, text: string): boolean =>
  new RegExp(`(?:\`\`\`|~~~|language-)\\s*(?:${language}${SHORT[language] ? `|${SHORT[language]}` : ''})\\b`, 'i').test(text);

/** Fonts of formulas that few have, and the commands that want them. */
const MATH_FONTS: readonly { readonly font: RegExp; readonly has: RegExp }[] = [
  { font: /KaTeX_(?:Caligraphic|Script)/, has: /\\(?:math)?(?:cal|scr)\b/ },
  { font: /KaTeX_Fraktur/, has: /\\(?:math)?frak\b/ },
  { font: /KaTeX_SansSerif/, has: /\\(?:math|text)?sf/ },
  { font: /KaTeX_Typewriter/, has: /\\(?:math|text)?tt\b|\\verb|\\url|\\href/ },
  { font: /KaTeX_(?:Main|Math)-BoldItalic/, has: /\\(?:boldsymbol|bm|pmb|mathbf|textbf|bf|bold)/ },
];

/** Whether a font is for something that the text has: of Latin script and as the deck's look names it; others are the reader's own. */
export function isFontWanted(name: string, text: string): boolean {
  if (name.includes('KaTeX')) return MATH_FONTS.find(({ font }) => font.test(name))?.has.test(text) ?? true;
  const theme = /theme:\s*['"]?([\w-]+)/.exec(text)?.[1] ?? 'black';
  return name.includes('fontawesome') || isFontOf(name, theme, text);
}

const FONTS: Readonly<Record<string, RegExp>> = {
  beige: /lato|league-gothic/,
  blood: /open-sans/,
  league: /lato|league-gothic/,
  moon: /lato|league-gothic/,
  night: /montserrat|open-sans/,
  simple: /lato|news-cycle/,
  sky: /quicksand|open-sans/,
  solarized: /lato|league-gothic/,
};

function isFontOf(name: string, theme: string, text: string): boolean {
  if (/-ext-|italic|cyrillic|greek|vietnamese/.test(name)) return false;
  const wanted = FONTS[theme] ?? /source-sans/;
  return wanted.test(name) || (/lato/i.test(text) && name.includes('lato'));
}
