'use client';
import { Tabs } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { classes } from './styles.ts';
import type { Pane } from './use-view.ts';

/** A phone shows one of the three at a time. */
export function PhoneTabs({ tab, onTab }: { readonly tab: Pane; onTab(tab: Pane): void }) {
  const { editor: words } = useWords();
  const choose = (next: string | null) => onTab((next ?? 'text') as Pane);
  return (
    <Tabs value={tab} onChange={choose} className={classes['tabs'] ?? ''} keepMounted={false}>
      <Tabs.List grow aria-label={words.views}>
        <Tabs.Tab value="text">{words.tabEdit}</Tabs.Tab>
        <Tabs.Tab value="slides">{words.tabSlides}</Tabs.Tab>
        <Tabs.Tab value="outline">{words.tabOutline}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
