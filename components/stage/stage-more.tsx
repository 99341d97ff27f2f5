'use client';
import { ActionIcon, Kbd, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import type { StageCommand } from '#live/stage-keys.ts';
import classes from './stage.module.css';
import type { StagePage } from './use-stage-page.ts';

type Props = {
  readonly page: StagePage;
  readonly onLeave: () => void;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
};
type Entry = { readonly does: Exclude<StageCommand['type'], 'go' | 'live'>; readonly label: string; readonly keys: string };

/** Everything the keys do, for whoever has no keyboard or does not know them. */
export function StageMore({ page, onLeave, opened, onOpened }: Props) {
  const { stage, common } = useWords();
  const entries: readonly Entry[] = [
    { does: 'overview', label: stage.overview, keys: 'O' },
    { does: 'go-to', label: stage.goTo, keys: 'G' },
    { does: 'black', label: stage.black, keys: 'B' },
    { does: 'speaker', label: stage.speaker, keys: 'S' },
    { does: 'full-screen', label: page.fullScreen.on ? stage.leaveFullScreen : stage.fullScreen, keys: 'F' },
    { does: 'help', label: common.keys, keys: '?' },
  ];
  return (
    <Menu opened={opened} onChange={onOpened} position="top-end" offset={14} returnFocus={false}>
      <Menu.Target>
        <ActionIcon className={classes['tool'] ?? ''} aria-label={common.more}>
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries
          .filter(({ does }) => does !== 'full-screen' || page.fullScreen.possible)
          .map(({ does, label, keys }) => (
            <Menu.Item key={does} rightSection={<Kbd>{keys}</Kbd>} onClick={() => page.run({ type: does })}>
              {label}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item rightSection={<Kbd>Esc</Kbd>} onClick={onLeave}>
          {stage.toEditor}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
