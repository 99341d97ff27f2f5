'use client';
import '#components/shell/mantine-full.css';
import { Button, Drawer, Group, Modal, Stack, Switch } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { ContentsList } from '#components/stage/contents-list.tsx';
import { KeysHelp } from '#components/stage/keys-help.tsx';
import { LinkDialog } from '#components/stage/link-dialog.tsx';
import { useWords } from '#components/words.tsx';
import classes from './follow.module.css';
import type { FollowPage, FollowSheet } from './use-follow-page.ts';
import { type Reading, textSizes } from './use-reading.ts';

type Props = { readonly page: FollowPage; readonly sheet: Exclude<FollowSheet, 'download'> };

/** What opens over the slides: loaded when first asked for. */
export function FollowSheets({ page, sheet }: Props) {
  const close = () => page.setSheet(null);
  if (sheet === 'keys') return <KeysHelp seat="follow" opened onClose={close} />;
  if (sheet === 'text-size') return <TextSize reading={page.reading} onClose={close} />;
  if (sheet === 'contents') return <Contents page={page} onClose={close} />;
  return <LinkDialog href={sheet.link} onClose={close} />;
}

function Contents({ page, onClose }: { readonly page: FollowPage; readonly onClose: () => void }) {
  const { follow, common } = useWords();
  const { state, stage } = page.now;
  const live = stage.live ? (stage.place?.slide ?? null) : null;
  const isPhone = page.reading.isPhone;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={follow.contents}
      position={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '80%' : 360}
      padding={0}
      classNames={{ header: classes['sheetHeader'] ?? '' }}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <ContentsList outline={page.outline} slide={state.at.slide} live={live} onGo={page.showSlide} />
    </Drawer>
  );
}

/** Size of the reflowed text; on a phone also whether the picture is shown. */
function TextSize({ reading, onClose }: { readonly reading: Reading; readonly onClose: () => void }) {
  const { follow, common } = useWords();
  const at = textSizes.indexOf(reading.textSizePx);
  const step = (by: number) => reading.setTextSize(textSizes[at + by] ?? reading.textSizePx);
  const content = (
    <Stack gap={20}>
      <Group gap={12} wrap="nowrap">
        <Button variant="default" size="md" aria-label={follow.smaller} disabled={at <= 0} onClick={() => step(-1)}>
          <IconMinus size={22} stroke={1.75} />
        </Button>
        <output className={classes['size']}>{reading.textSizePx} px</output>
        <Button variant="default" size="md" aria-label={follow.larger} disabled={at >= textSizes.length - 1} onClick={() => step(1)}>
          <IconPlus size={22} stroke={1.75} />
        </Button>
      </Group>
      <Switch
        size="md"
        label={follow.hidePicture}
        checked={reading.textOnly}
        onChange={(event) => reading.setTextOnly(event.currentTarget.checked)}
      />
    </Stack>
  );
  const shared = { opened: true, onClose, title: follow.textSize, closeButtonProps: { 'aria-label': common.close } };
  return reading.isPhone ? (
    <Drawer {...shared} position="bottom" classNames={{ content: classes['textSize'] ?? '' }} overlayProps={{ backgroundOpacity: 0.1 }}>
      {content}
    </Drawer>
  ) : (
    <Modal {...shared} size={420}>
      {content}
    </Modal>
  );
}
