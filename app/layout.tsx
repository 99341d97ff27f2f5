import '#components/shell/mantine-light.css';
import '#components/shell/global.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppProviders } from '#components/shell/app-providers.tsx';
import { IdentityProvider } from '#components/shell/identity.tsx';
import { pageLanguage } from './language.ts';
import { pageIdentity } from './viewer.ts';

export const metadata: Metadata = {
  title: { default: 'Lectern', template: '%s · Lectern' },
  description: 'Write a deck together in markdown, present it and follow it at one URL.',
  robots: { index: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#14181a' },
  ],
};

/** Kept light: every page waits for it, also a follower's. Fonts and the editor's styles come with FullProviders. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const language = await pageLanguage();
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang={language} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      </head>
      <body>
        <AppProviders language={language} nonce={nonce}>
          <IdentityProvider identity={await pageIdentity()}>{children}</IdentityProvider>
        </AppProviders>
      </body>
    </html>
  );
}
