'use client';
import { Loader, Modal } from '@mantine/core';
import { useEditing } from '#components/editor/editing.tsx';
import { useUploadWords } from '#components/editor/uploads/use-uploads.ts';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { usesOf } from '#live/uploads/picture-uses.ts';
import type { DeckPicture, Room } from '#live/uploads/pictures-api.ts';
import { ForeignPictures } from './foreign-pictures.tsx';
import { PictureCard } from './picture-card.tsx';
import classes from './pictures.module.css';
import { usePictures } from './use-pictures.ts';

/** The pictures that were uploaded to the deck: where they are used, what is missing, and how much room there is. */
export function PicturesDialog({ onClose }: { onClose(): void }) {
  const words = useUploadWords();
  const { common } = useWords();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.pictures}
      size={920}
      fullScreen={isPhone}
      padding={isPhone ? 16 : 24}
      closeButtonProps={{ 'aria-label': common.close }}
      returnFocus={false}
    >
      <Pictures onClose={onClose} />
    </Modal>
  );
}

function Pictures({ onClose }: { onClose(): void }) {
  const words = useUploadWords();
  const { lane, reading, editor } = useEditing();
  const parsed = useStore(reading.parsed);
  const { found, remove, replace } = usePictures();
  if (found === null) return <Loader size={24} aria-label={words.picturesLoading} />;
  if (found === 'failed') return <p role="alert">{words.picturesFailed}</p>;
  const usedBy = ({ url, src }: DeckPicture) => {
    const use = usesOf(parsed, lane.text(), url);
    return use.offset === null && src !== null ? usesOf(parsed, lane.text(), src) : use;
  };
  const goTo = (offset: number) => {
    onClose();
    editor?.goToOffset(offset);
    editor?.focus();
  };
  return (
    <>
      <div className={classes['rooms']}>
        <UsedRoom room={found.room} say={words.room} />
        {found.yours ? <UsedRoom room={found.yours} say={words.roomOfYours} /> : null}
      </div>
      <ForeignPictures />
      {found.pictures.length === 0 ? <p className={classes['none']}>{words.noPictures}</p> : null}
      <ul className={classes['pictures']}>
        {found.pictures.map((picture) => (
          <PictureCard
            key={picture.name}
            picture={picture}
            use={usedBy(picture)}
            onGoTo={goTo}
            onReplace={(file) => replace(picture, file)}
            onDelete={() => remove(picture)}
          />
        ))}
      </ul>
    </>
  );
}

function UsedRoom({ room: { usedBytes, limitBytes }, say }: { readonly room: Room; say(used: string, all: string): string }) {
  const words = useUploadWords();
  return (
    <p className={classes['room']} data-full={usedBytes > 0.8 * limitBytes || undefined}>
      <progress aria-label={words.roomLabel} value={usedBytes} max={Math.max(1, limitBytes)} />
      {say(words.size(usedBytes), words.size(limitBytes))}
    </p>
  );
}
