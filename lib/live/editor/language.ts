import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { yamlFrontmatter } from '@codemirror/lang-yaml';
import { LanguageDescription } from '@codemirror/language';
import { languages } from '@codemirror/language-data';
import { boundedDepth } from './bounded-depth.ts';

/** `js {1,2}`, `js=` and `{.js}` of HedgeDoc decks name the language `js`. */
function languageOf(info: string): LanguageDescription | null {
  const name = /[\w+#-]+/.exec(info)?.[0];
  return name === undefined ? null : LanguageDescription.matchLanguageName(languages, name, true);
}

/** Markdown with front matter; the languages of code fences are loaded when one is met. */
export const deckLanguage = yamlFrontmatter({
  content: markdown({ base: markdownLanguage, codeLanguages: languageOf, extensions: [boundedDepth] }),
});
