'use client';
import { Button, CopyButton, Divider, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import { SharePeople } from './share-people.tsx';
import type { SharedDeck } from './types.ts';

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly deck: SharedDeck;
  /** May this person change the sharing? */
  readonly isOwner: boolean;
  /** Told when the sharing was changed here and the server has taken it. */
  readonly onLinkLevel?: (level: SharedDeck['linkLevel']) => void;
};

/** Who may do what with a deck, and its link. Changes apply at once. */
export function ShareDialog({ opened, onClose, deck, isOwner, onLinkLevel }: Props) {
  const words = useWords();
  const isPhone = useIsPhone();
  const title = (
    <>
      <Text component="span" display="block" fz="1.25rem" fw={600} lh="1.75rem">
        {words.common.share}
      </Text>
      <Text component="span" display="block" c="dimmed" size="sm">
        {deck.title}
      </Text>
    </>
  );
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={624}
      yOffset={64}
      centered={false}
      fullScreen={isPhone}
      padding={isPhone ? 16 : 24}
      closeButtonProps={{ 'aria-label': words.common.close }}
    >
      <Stack gap={24}>
        <LinkRow url={deck.url} size={isPhone ? 'md' : 'sm'} />
        <SharePeople deck={deck} isOwner={isOwner} onLinkLevel={onLinkLevel} />
        <div>
          <Text fw={600} size="sm">
            {words.share.attendees}
          </Text>
          <Text c="dimmed" size="sm">
            {words.share.attendeesHelp}
          </Text>
        </div>
        <Divider />
        <Group justify="flex-end">
          <Button size={isPhone ? 'md' : 'sm'} fullWidth={isPhone} onClick={onClose}>
            {words.common.done}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function LinkRow({ url, size }: { readonly url: string; readonly size: 'sm' | 'md' }) {
  const { share } = useWords();
  return (
    <Stack gap={8}>
      <Group align="flex-end" gap={8} wrap="nowrap">
        <TextInput flex={1} miw={0} size={size} label={share.link} value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button variant="default" size={size} leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} />} onClick={copy}>
              {copied ? share.linkCopied : share.copyLink}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text c="dimmed" size="xs">
        {share.linkHelp}
      </Text>
    </Stack>
  );
}
