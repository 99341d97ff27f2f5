import hljs from 'highlight.js/lib/core';
import { highlightLines, numberLines } from './code-lines.ts';
import codeCss from './css/code.css?inline';
import { aliases, languages } from './languages.ts';

/** Longer code is shown as it is, in characters. */
const MAX_CODE = 50_000;

export type Highlighter = {
  /** Whether the block's language is there. */
  isReady(block: HTMLElement): boolean;
  /** Loads the block's language; one that is not known is no language. */
  prepare(block: HTMLElement): Promise<void>;
  /** Colours the block, and numbers its lines where it says so. */
  colour(block: HTMLElement): void;
};

export { codeCss };

export function createHighlighter(): Highlighter {
  return {
    isReady(block) {
      const name = languageOf(block);
      return name === null || hljs.getLanguage(name) !== undefined;
    },
    async prepare(block) {
      const name = languageOf(block);
      const load = name === null ? undefined : languages[name];
      if (name !== null && load && !hljs.getLanguage(name)) hljs.registerLanguage(name, (await load()).default);
    },
    colour(block) {
      const name = languageOf(block);
      const text = (block.textContent ?? '').replace(/\n$/, '');
      if (name !== null && hljs.getLanguage(name) && text.length <= MAX_CODE) {
        // The highlighter escapes what it is given.
        block.innerHTML = hljs.highlight(text, { language: name, ignoreIllegals: true }).value;
      }
      block.classList.add('hljs');
      const steps = block.getAttribute('data-line-numbers');
      if (steps === null) return;
      numberLines(block, Number(block.getAttribute('data-ln-start-from') ?? 1));
      highlightLines(block, steps);
    },
  };
}

function languageOf(block: HTMLElement): string | null {
  const name = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(block.className)?.[1]?.toLowerCase() ?? '';
  const known = aliases[name] ?? name;
  return Object.hasOwn(languages, known) ? known : null;
}
