'use client';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { WordsProvider } from '#components/words.tsx';
import type { Language } from '#words';
import { cssVariablesResolver, theme } from './theme.ts';

type Props = { readonly language: Language; readonly nonce: string; readonly children: ReactNode };

/** What every page renders inside: theme, colour scheme and words. Kept light: a follower's page has nothing more before its first slide. */
export function AppProviders({ language, nonce, children }: Props) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <WordsProvider language={language}>{children}</WordsProvider>
    </MantineProvider>
  );
}
