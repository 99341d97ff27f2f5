'use client';
import { MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { WordsProvider } from '#components/words.tsx';
import type { Language } from '#words';
import { cssVariablesResolver, theme } from './theme.ts';

type Props = { readonly language: Language; readonly nonce: string; readonly children: ReactNode };

/** What every page renders inside: theme, colour scheme and words. Kept light: a follower's page has nothing more before its first slide. */
export function AppProviders({ language, nonce: latest, children }: Props) {
  // a refresh brings another nonce, but the document keeps the policy it came with
  const [nonce] = useState(latest);
  useEffect(() => {
    // what locks the page's scrolling under a dialog looks for the nonce of its style element there
    Object.assign(window, { __webpack_nonce__: nonce });
  }, [nonce]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <WordsProvider language={language}>{children}</WordsProvider>
    </MantineProvider>
  );
}
