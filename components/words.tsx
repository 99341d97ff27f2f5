'use client';
import { createContext, type ReactNode, useContext } from 'react';
import { type Language, type Words, words } from '#words';

const WordsContext = createContext<{ language: Language; words: Words }>({ language: 'en', words: words.en });

/** Says in which language everything below speaks. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <WordsContext value={{ language, words: words[language] }}>{children}</WordsContext>;
}

export const useWords = (): Words => useContext(WordsContext).words;
export const useLanguage = (): Language => useContext(WordsContext).language;
