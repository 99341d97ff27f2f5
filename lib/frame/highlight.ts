import hljs from 'highlight.js/lib/core';
import { lightLines, listenToSteps, numberLines } from './code-lines.ts';
import codeCss from './css/code.css?inline';
import type { Decorator } from './decorators.ts';
import { Kept } from './kept.ts';
import { aliases, languages } from './languages.ts';

/** Longer code is shown as it is, in characters. */
const MAX_CODE = 50_000;
/** So many characters of code are kept coloured: they are shown again at each change of their slide. */
const MAX_KEPT = 200_000;
const DONE = 'l-code';

export { codeCss };

/** `stepClass`: of the fragments that are a block's steps. */
type Needs = { readonly decorated: (element: Element) => void; readonly stepClass: string };

/** Colours code, numbers its lines and lights those of its step; a language that is not there yet is loaded first. */
export function createHighlighter({ decorated, stepClass }: Needs): Decorator {
  const kept = new Kept<string>(MAX_KEPT);
  listenToSteps(document, stepClass);
  function colour(block: HTMLElement, language: string | null) {
    const text = codeOf(block);
    if (language && text.length <= MAX_CODE) {
      // The highlighter escapes what it is given.
      const make = () => hljs.highlight(text, { language, ignoreIllegals: true }).value;
      block.innerHTML = kept.of(`${language}\n${text}`, text.length, make);
    }
    block.classList.add('hljs', DONE);
    if (!block.hasAttribute('data-line-numbers')) return;
    numberLines(block, Number(block.getAttribute('data-ln-start-from') ?? 1));
    lightLines(block, { stepClass, scroll: 'instant' });
  }
  async function later(block: HTMLElement, language: string) {
    const module = await languages[language]?.();
    if (module && !hljs.getLanguage(language)) hljs.registerLanguage(language, module.default);
    if (block.classList.contains(DONE)) return;
    colour(block, language);
    decorated(block);
  }
  return (root) => {
    const late: Promise<void>[] = [];
    for (const block of root.querySelectorAll<HTMLElement>(`pre:not([data-l-diagram], .l-source) > code:not(.${DONE})`)) {
      const language = languageOf(block);
      if (language === null || hljs.getLanguage(language)) colour(block, language);
      else late.push(later(block, language));
    }
    return late.length > 0 ? Promise.all(late) : undefined;
  };
}

function codeOf(block: HTMLElement): string {
  const text = (block.textContent ?? '').replace(/\n$/, '');
  return block.hasAttribute('data-trim') ? trimmed(text) : text;
}

/** Without blank lines around it, and without the indentation that all its lines have. */
function trimmed(text: string): string {
  const lines = text.replace(/^(?:[ \t]*\n)+|\s+$/g, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(common)).join('\n');
}

/** The name under which the block's language is known, or null. */
function languageOf(block: HTMLElement): string | null {
  const name = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(block.className)?.[1]?.toLowerCase() ?? '';
  const known = aliases.get(name) ?? name;
  return Object.hasOwn(languages, known) ? known : null;
}
