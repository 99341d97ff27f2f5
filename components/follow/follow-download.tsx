'use client';
import '#components/shell/mantine-full.css';
import { Notifications } from '@mantine/notifications';
import { DownloadDialog } from '#components/taking/download-dialog.tsx';

type Props = {
  readonly deck: { readonly id: string; readonly title: string };
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly textNow: () => string;
  /** What readers may have is without notes, and their pages have nothing else that says how far something is. */
  readonly isReader: boolean;
};

/** What a follower may take along. Stays once it was asked for: what is made then is told here. */
export function FollowDownload({ deck, opened, onClose, textNow, isReader }: Props) {
  return (
    <>
      {isReader ? <Notifications position="bottom-right" limit={4} zIndex={400} /> : null}
      {opened ? <DownloadDialog deck={deck} onClose={onClose} textNow={textNow} notes={!isReader} /> : null}
    </>
  );
}
