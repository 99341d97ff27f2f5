'use client';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBold,
  IconItalic,
  IconLayoutList,
  IconLink,
  IconList,
  IconLock,
  IconPhoto,
  IconSquarePlus,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import { classes } from './styles.ts';
import { useIsTablet } from './use-tablet.ts';
import { useToolbarKeys } from './use-toolbar-keys.ts';

type Props = {
  readonly onOutline: (() => void) | undefined;
  onImage(): void;
  readonly hintsShown: boolean;
  onHints(): void;
  readonly children?: ReactNode;
};

/** What writes markdown for people, and the way to the hints. On a phone it stands above the keyboard. */
export function Tools({ onOutline, onImage, hintsShown, onHints, children }: Props) {
  const { editor: words } = useWords();
  const { mayEdit } = useEditing();
  const keys = useToolbarKeys();
  return (
    <div className={classes['panelBar']} role="toolbar" aria-label={words.tools} data-tools="" {...keys}>
      {onOutline ? (
        <>
          <Tool icon={IconLayoutList} label={words.openOutline} onClick={onOutline} />
          <span className={classes['toolLine']} />
        </>
      ) : null}
      {mayEdit ? (
        <WritingTools onImage={onImage} />
      ) : (
        <span className={classes['readOnly']}>
          <IconLock size={18} stroke={1.75} /> {words.readOnly}
        </span>
      )}
      <span className={classes['grow']} />
      <HintsButton shown={hintsShown} onClick={onHints} />
      {children}
    </div>
  );
}

function WritingTools({ onImage }: { onImage(): void }) {
  const { editor: words } = useWords();
  const { editor } = useEditing();
  const isPhone = useIsPhone();
  return (
    <>
      {isPhone ? (
        <Tool icon={IconSquarePlus} label={words.addSlideLong} onClick={() => editor?.use('slide')} />
      ) : (
        <>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            className={classes['slideTool'] ?? ''}
            title={words.addSlideLong}
            leftSection={<IconSquarePlus size={18} stroke={1.75} />}
            onClick={() => editor?.use('slide')}
          >
            {words.addSlide}
          </Button>
          <span className={classes['toolLine']} />
        </>
      )}
      <Tool icon={IconBold} label={words.bold} onClick={() => editor?.use('bold')} />
      {isPhone ? null : <Tool icon={IconItalic} label={words.italic} onClick={() => editor?.use('italic')} />}
      <Tool icon={IconLink} label={words.link} onClick={() => editor?.use('link')} />
      <Tool icon={IconList} label={words.list} onClick={() => editor?.use('list')} />
      <Tool icon={IconPhoto} label={words.image} onClick={onImage} />
      {isPhone ? <Tool icon={IconArrowBackUp} label={words.undo} onClick={() => editor?.undo()} /> : null}
    </>
  );
}

type ToolProps = {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly label: string;
  onClick(): void;
};

function Tool({ icon: Icon, label, onClick }: ToolProps) {
  const isPhone = useIsPhone();
  return (
    <Tooltip label={label}>
      <ActionIcon size={isPhone ? 44 : 32} color="var(--l-text)" aria-label={label} onClick={onClick}>
        <Icon size={isPhone ? 22 : 18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}

function HintsButton({ shown, onClick }: { readonly shown: boolean; onClick(): void }) {
  const { editor: words } = useWords();
  const { reading } = useEditing();
  const { length: count } = useStore(reading.hints);
  const isPhone = useIsPhone();
  const isTablet = useIsTablet();
  if (count === 0 && !shown) return null;
  const label = count === 0 ? words.noHints : words.hints(count);
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes['hintsButton'] ?? ''}
      aria-label={label}
      aria-expanded={shown}
      leftSection={isPhone ? null : <IconAlertTriangle size={18} stroke={1.75} />}
      onClick={onClick}
    >
      {isPhone ? <IconAlertTriangle size={22} stroke={1.75} /> : null}
      {!isPhone && isTablet ? count : null}
      {!isTablet ? label : null}
    </Button>
  );
}
