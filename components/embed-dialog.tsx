'use client';
import { Modal } from '@mantine/core';
import { LinkDialog } from '#components/stage/link-dialog.tsx';
import { playerOf } from '#wire/players';
import { useWords } from './words.tsx';

type Props = { readonly href: string; readonly onClose: () => void };

/**
 * A video that was clicked on a slide plays over the slides; what does not play here is opened like a link. Only sites
 * of our list get an iframe. They insist on knowing which site embeds them, so they are told its origin.
 */
export function EmbedDialog({ href, onClose }: Props) {
  const { common } = useWords();
  const player = playerOf(href);
  if (!player) return <LinkDialog href={href} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={player.site}
      size="min(1200px, 92vw, 140vh)"
      centered
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <iframe
        src={player.src}
        title={player.site}
        sandbox="allow-scripts allow-same-origin allow-presentation"
        allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
        referrerPolicy="strict-origin"
        style={{ border: 0, display: 'block', width: '100%', aspectRatio: '16 / 9', background: '#000' }}
      />
    </Modal>
  );
}
