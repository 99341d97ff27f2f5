'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '#components/words.tsx';
import { downloadText } from '#live/download.ts';
import { classes } from './styles.ts';

type BannerProps = {
  readonly kind: 'warn' | 'loud' | 'quiet';
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
};

/** One sentence across the page: what is the case, and what to do. */
export function Banner({ kind, icon, children, action }: BannerProps) {
  return (
    <section className={classes['banner']} data-kind={kind} role={kind === 'loud' ? 'alert' : undefined}>
      {icon}
      <p className={classes['bannerText']}>{children}</p>
      {action}
    </section>
  );
}

type DownloadProps = { readonly title: string; readonly text: () => string; readonly onDownload?: () => void };

/** Hands the text over as a file. */
export function DownloadButton({ title, text, onDownload }: DownloadProps) {
  const { editor: words } = useWords();
  const download = () => {
    downloadText(title, text());
    onDownload?.();
  };
  return (
    <Button
      variant="default"
      className={classes['bannerButton'] ?? ''}
      leftSection={<IconDownload size={18} stroke={1.75} />}
      onClick={download}
    >
      {words.download}
    </Button>
  );
}
