import katex from 'katex';

// What of KaTeX's macro expander is used here; its own types say `object`. Lists of tokens are in reverse order there.
type Token = { readonly text: string };
type Expansion = {
  readonly tokens: readonly Token[];
  readonly numArgs: number;
  readonly delimiters?: readonly string[][];
  /** What the first argument is when it is not given in brackets. */
  readonly fallback?: readonly Token[];
};
type Expander = {
  readonly macros: { has(name: string): boolean; set(name: string, macro: Macro): void };
  future(): Token;
  popToken(): Token;
  consumeSpaces(): void;
  consumeArg(delimiters?: readonly string[]): { readonly tokens: readonly Token[] };
  consumeArgs(count: number, delimiters?: readonly string[][]): ReadonlyArray<readonly Token[]>;
};
type MacroFunction = (expander: Expander) => string | Expansion;
type Macro = string | Expansion | MacroFunction;
export type Macros = Record<string, Macro>;

/**
 * A formula's own macros may make so many tokens of it. KaTeX counts expansions only, and one expansion can make a hundred
 * thousand tokens.
 */
const MAX_TOKENS = 10_000;

/** What MathJax knows and KaTeX does not, or what has no meaning on a slide. */
const EXTRA: Macros = {
  '\\newcommand': (expander) => defineCommand(expander, true),
  '\\renewcommand': (expander) => defineCommand(expander, true),
  '\\providecommand': (expander) => defineCommand(expander, false),
  '\\DeclareMathOperator': defineOperator,
  '\\label': ignoreOne,
  '\\require': ignoreOne,
  '\\ref': '\\text{#1}',
  '\\eqref': '(\\text{#1})',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\textsc': '\\text{#1}',
  '\\class': '#2',
  '\\cssId': '#2',
  '\\style': '#2',
  '\\hfill': '\\quad',
};

/** The macros that count at the end of some TeX, in the given order. What of it cannot be read defines nothing. */
export function macrosOf(definitions: readonly string[]): Macros {
  const macros: Macros = { ...EXTRA };
  for (const tex of definitions) katex.renderToString(tex, { ...QUIET, displayMode: true, globalGroup: true, macros: guarded(macros) });
  return macros;
}

/** KaTeX's settings for foreign TeX: it loads nothing, links nowhere and ends. */
export const QUIET = {
  throwOnError: false,
  errorColor: '#e5484d',
  trust: false,
  strict: false,
  maxExpand: 1_000,
  maxSize: 20,
  // As in MathJax: \color{red}{x}
  colorIsTextColor: true,
} as const;

/** The macros for one formula, which makes at most MAX_TOKENS of them. What it defines is written into `base`. */
export function guarded(base: Macros): Macros {
  let left = MAX_TOKENS;
  const plain = new WeakMap<MacroFunction, Expansion>();
  function expand(macro: Expansion, expander: Expander): Expansion {
    const tokens = pasted(macro.tokens, argumentsOf(macro, expander), left);
    left -= tokens.length;
    return { tokens, numArgs: 0 };
  }
  return new Proxy(base, {
    get(macros, name) {
      const macro = typeof name === 'string' && Object.hasOwn(macros, name) ? macros[name] : undefined;
      // A function or a string is ours or KaTeX's; only what a formula defines has tokens.
      if (typeof macro !== 'object' || isAlias(macro)) return macro;
      const counting = (expander: Expander) => expand(macro, expander);
      plain.set(counting, macro);
      return counting;
    },
    // KaTeX puts back what it got when a group ends.
    set(macros, name, macro: Macro) {
      macros[String(name)] = (typeof macro === 'function' && plain.get(macro)) || macro;
      return true;
    },
  });
}

/** `\let` to something that does not expand: one token, which KaTeX must see as it is. */
const isAlias = (macro: Expansion) => 'unexpandable' in macro;

function argumentsOf({ numArgs, delimiters, fallback }: Expansion, expander: Expander): ReadonlyArray<readonly Token[]> {
  if (!fallback) return expander.consumeArgs(numArgs, delimiters);
  return [optionalArgument(expander) ?? fallback, ...expander.consumeArgs(numArgs - 1)];
}

function optionalArgument(expander: Expander): readonly Token[] | null {
  expander.consumeSpaces();
  if (expander.future().text !== '[') return null;
  expander.popToken();
  return expander.consumeArg([']']).tokens;
}

/** A macro's body with the arguments in their places. */
function pasted(body: readonly Token[], args: ReadonlyArray<readonly Token[]>, most: number): Token[] {
  const out: Token[] = [];
  for (let at = body.length - 1; at >= 0; at -= 1) {
    const isPlace = args.length > 0 && body[at]?.text === '#';
    if (isPlace) at -= 1;
    const tokens = isPlace ? filled(body[at], args) : body.slice(at, at + 1);
    if (out.length + tokens.length > most) throw new katex.ParseError('Its macros make it too long');
    out.push(...[...tokens].reverse());
  }
  return out.reverse();
}

/** What stands for `#1`; `##` is `#`. */
function filled(token: Token | undefined, args: ReadonlyArray<readonly Token[]>): readonly Token[] {
  const argument = args[Number(token?.text) - 1];
  if (!token || (!argument && token.text !== '#')) throw new katex.ParseError('Not a valid argument number');
  return argument ?? [token];
}

/** `\newcommand{\name}[count][fallback]{body}`, which may say anew what a name means, as with MathJax. */
function defineCommand(expander: Expander, anew: boolean): string {
  if (expander.future().text === '*') expander.popToken();
  const [name] = expander.consumeArg().tokens;
  const count = Number((optionalArgument(expander) ?? []).map(({ text }) => text).join(''));
  const fallback = optionalArgument(expander);
  const { tokens } = expander.consumeArg();
  if (!name || !/^(?:\\.|[^\\{}$&#^_~%])/.test(name.text) || !(count >= 0 && count <= 9))
    throw new katex.ParseError('This defines no macro');
  if (anew || !expander.macros.has(name.text))
    expander.macros.set(name.text, { tokens, numArgs: count, ...(fallback && count > 0 && { fallback }) });
  return '';
}

/** `\DeclareMathOperator{\name}{text}` */
function defineOperator(expander: Expander): string {
  const star = expander.future().text === '*' ? expander.popToken().text : '';
  const [name] = expander.consumeArg().tokens;
  const { tokens } = expander.consumeArg();
  const words = [...tokens].reverse().map(({ text }) => (/^\\[a-z]+$/i.test(text) ? `${text} ` : text));
  if (name) expander.macros.set(name.text, `\\operatorname${star}{${words.join('')}}`);
  return '';
}

function ignoreOne(expander: Expander): string {
  expander.consumeArgs(1);
  return '';
}
