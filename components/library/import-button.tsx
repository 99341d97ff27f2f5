'use client';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileImport } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import classes from './bar.module.css';
import { useLibrary } from './library-context.ts';

const icon = { size: 18, stroke: 1.75 } as const;

/** Imports files; the menu beside it asks first how their slides are separated. */
export function ImportButton() {
  const { common, importing } = useWords();
  const { pickFiles } = useLibrary();
  return (
    <Button.Group className={classes['import'] ?? ''}>
      <Button variant="default" leftSection={<IconFileImport {...icon} />} onClick={() => pickFiles()}>
        {common.import}
      </Button>
      <Menu width={260}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={importing.more} className={classes['importMore'] ?? ''}>
            <IconChevronDown {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => pickFiles(true)}>{importing.choose}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
