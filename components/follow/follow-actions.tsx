'use client';
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconBook2,
  IconDots,
  IconFileExport,
  IconKeyboard,
  IconLayoutGrid,
  IconListDetails,
  IconLogin2,
  IconPencil,
  IconPresentation,
  IconTextSize,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSignInPath } from '#components/shell/sign-in-button.tsx';
import { useWords } from '#components/words.tsx';
import classes from './follow.module.css';
import type { FollowPage } from './use-follow-page.ts';

type Props = { readonly page: FollowPage; readonly onEdit: (() => void) | null };
const icon = { size: 20, stroke: 1.75 };

/** What a follower can do beside browsing. Phones have the text size in the bar and the rest under More. */
export function FollowActions({ page, onEdit }: Props) {
  const { follow, stage } = useWords();
  const { reading, fullScreen, setSheet } = page;
  const readingIcon = reading.textOnly ? <IconPresentation {...icon} /> : <IconBook2 {...icon} />;
  return (
    <div className={classes['actions']}>
      {onEdit ? (
        <Button className={classes['edit'] ?? ''} variant="subtle" color="gray" aria-label={follow.edit} onClick={onEdit}>
          <IconPencil {...icon} />
          <span className={classes['editWord']}>{follow.edit}</span>
        </Button>
      ) : null}
      <Action on="laptop" label={follow.contents} onClick={() => setSheet('contents')}>
        <IconListDetails {...icon} />
      </Action>
      <Action on="laptop" label={reading.textOnly ? follow.slides : follow.reading} onClick={() => reading.setTextOnly(!reading.textOnly)}>
        {readingIcon}
      </Action>
      <Action on={reading.textOnly ? 'both' : 'phone'} label={follow.textSize} onClick={() => setSheet('text-size')}>
        <IconTextSize {...icon} />
      </Action>
      {fullScreen.possible ? (
        <Action on="laptop" label={fullScreen.on ? stage.leaveFullScreen : stage.fullScreen} onClick={fullScreen.toggle}>
          {fullScreen.on ? <IconArrowsMinimize {...icon} /> : <IconArrowsMaximize {...icon} />}
        </Action>
      ) : null}
      <MoreMenu page={page} readingIcon={readingIcon} />
    </div>
  );
}

function MoreMenu({ page, readingIcon }: { readonly page: FollowPage; readonly readingIcon: ReactNode }) {
  const { follow, stage, common, account, taking } = useWords();
  const { reading, fullScreen, setSheet } = page;
  const signIn = useSignInPath();
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon className={classes['action'] ?? ''} aria-label={common.more}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListDetails {...icon} />} onClick={() => setSheet('contents')}>
          {follow.contents}
        </Menu.Item>
        <Menu.Item leftSection={readingIcon} onClick={() => reading.setTextOnly(!reading.textOnly)}>
          {reading.textOnly ? follow.slides : follow.reading}
        </Menu.Item>
        <Menu.Item leftSection={<IconTextSize {...icon} />} onClick={() => setSheet('text-size')}>
          {follow.textSize}
        </Menu.Item>
        {fullScreen.possible ? (
          <Menu.Item leftSection={<IconArrowsMaximize {...icon} />} onClick={fullScreen.toggle}>
            {fullScreen.on ? stage.leaveFullScreen : stage.fullScreen}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconFileExport {...icon} />} onClick={() => setSheet('download')}>
          {taking.download}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={() => setSheet('keys')}>
          {common.keys}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLayoutGrid {...icon} />} component="a" href="/">
          {common.allDecks}
        </Menu.Item>
        {signIn ? (
          <Menu.Item leftSection={<IconLogin2 {...icon} />} component="a" href={signIn}>
            {account.signIn}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

type ActionProps = {
  readonly label: string;
  /** In which bar it is shown; styles decide, as the server does not know the screen. */
  readonly on: 'laptop' | 'phone' | 'both';
  readonly onClick: () => void;
  readonly children: ReactNode;
};

function Action({ label, on, onClick, children }: ActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon className={classes['action'] ?? ''} data-on={on} aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
