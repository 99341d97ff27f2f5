'use client';
import './mantine-full.css';
import './fonts.css';
import { MantineThemeProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useWords } from '#components/words.tsx';

/** For pages where people write or manage: the UI fonts, the styles of inputs, confirmations (modals) and notifications. */
export function FullProviders({ children }: { readonly children: ReactNode }) {
  const { common } = useWords();
  return (
    <MantineThemeProvider theme={{ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': common.close } } } } }}>
      <ModalsProvider labels={{ confirm: common.ok, cancel: common.cancel }}>
        <Notifications position="bottom-right" limit={4} zIndex={400} />
        {children}
      </ModalsProvider>
    </MantineThemeProvider>
  );
}
