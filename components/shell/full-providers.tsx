'use client';
import './mantine-full.css';
import './fonts.css';
import { MantineThemeProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { type ReactNode, useMemo } from 'react';
import { useWords } from '#components/words.tsx';

/** For pages where people write or manage: the UI fonts, the styles of inputs, confirmations (modals) and notifications. */
export function FullProviders({ children }: { readonly children: ReactNode }) {
  const { common } = useWords();
  // the same while the language is: another theme draws everything anew
  const theme = useMemo(
    () => ({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': common.close } } } } }),
    [common],
  );
  return (
    <MantineThemeProvider theme={theme}>
      <ModalsProvider labels={{ confirm: common.ok, cancel: common.cancel }}>
        <Notifications position="bottom-right" limit={4} zIndex={400} />
        {children}
      </ModalsProvider>
    </MantineThemeProvider>
  );
}
