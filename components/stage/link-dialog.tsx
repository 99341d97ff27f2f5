'use client';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useWords } from '#components/words.tsx';

const schemes = ['http:', 'https:', 'mailto:'];
function safe(href: string): URL | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  return url && schemes.includes(url.protocol) ? url : null;
}

/** Names where a link goes before it is followed: slides are foreign text. Only http, https and mailto are. */
export function LinkDialog({ href, onClose }: { readonly href: string; readonly onClose: () => void }) {
  const { stage, common } = useWords();
  const url = safe(href);
  return (
    <Modal opened={url !== null} onClose={onClose} title={stage.openLink} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap={20}>
        <p style={{ margin: 0, overflowWrap: 'anywhere' }}>{stage.foreignLink(url?.host || url?.pathname || '')}</p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button component="a" href={url?.href ?? ''} target="_blank" rel="noopener noreferrer" onClick={onClose} data-autofocus>
            {stage.openLink}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
