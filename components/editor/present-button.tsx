'use client';
import { ActionIcon, Button, Kbd, Menu } from '@mantine/core';
import { IconChevronDown, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import { classes } from './styles.ts';
import type { Presenting } from './use-present.tsx';
import { useIsTablet } from './use-tablet.ts';

/** Present from the slide under the cursor; the menu beside it has the other ways. */
export function PresentButton({ present }: { readonly present: Presenting }) {
  const { common, editor: words } = useWords();
  const { slide } = useEditing();
  const isTablet = useIsTablet();
  const here = () => present.ask(slide.get());
  const button = (
    <Button leftSection={<IconPlayerPlayFilled size={16} />} onClick={here}>
      {present.label}
    </Button>
  );
  if (isTablet || present.label !== common.present) return button;
  return (
    <Button.Group className={classes['presentGroup'] ?? ''}>
      {button}
      <Menu width={280}>
        <Menu.Target>
          <ActionIcon variant="filled" color="petrol" size={36} aria-label={words.presentMenu} className={classes['presentMore'] ?? ''}>
            <IconChevronDown size={18} stroke={1.75} color="var(--l-on-accent)" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item rightSection={<Kbd>{modKey()} Enter</Kbd>} onClick={here}>
            {words.fromHere}
          </Menu.Item>
          <Menu.Item rightSection={<Kbd>{modKey()} Shift Enter</Kbd>} onClick={() => present.ask(1)}>
            {words.fromStart}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

/** What the Mod key is called on this person's keyboard. */
export function modKey(): string {
  return /Mac|iP(hone|ad|od)/.test(navigator.platform) ? '⌘' : 'Ctrl';
}
