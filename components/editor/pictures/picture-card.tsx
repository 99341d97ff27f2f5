'use client';
import { ActionIcon, Button, FileButton, Group, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDownload, IconPhotoX, IconReplace, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useEditing } from '#components/editor/editing.tsx';
import { useUploadWords } from '#components/editor/uploads/use-uploads.ts';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import type { PictureUse } from '#live/uploads/picture-uses.ts';
import type { DeckPicture } from '#live/uploads/pictures-api.ts';
import classes from './pictures.module.css';

type Props = {
  readonly picture: DeckPicture;
  readonly use: PictureUse;
  onGoTo(offset: number): void;
  onReplace(file: File): Promise<void>;
  onDelete(): Promise<void>;
};

/** One picture: how it looks, where it is used, and what can be done with it. */
export function PictureCard(props: Props) {
  const { picture, use, onGoTo } = props;
  const words = useUploadWords();
  const [asks, setAsks] = useState(false);
  const name = picture.fileName || words.unnamed;
  const { offset } = use;
  return (
    <li className={classes['picture']} aria-label={name}>
      <div className={classes['thumb']}>
        {/* biome-ignore lint/performance/noImgElement: it is kept for good as it is, and not drawn anew by a server */}
        <img src={picture.url} alt="" loading="lazy" />
      </div>
      <p className={classes['name']} title={name}>
        {name}
      </p>
      <p className={classes['facts']}>
        {picture.width} × {picture.height} · {words.size(picture.bytes)}
      </p>
      {offset === null ? (
        <p className={classes['unused']}>{words.notUsed}</p>
      ) : (
        <UnstyledButton className={classes['where'] ?? ''} onClick={() => onGoTo(offset)}>
          {words.usedOn(use.slides)}
        </UnstyledButton>
      )}
      {use.undescribed.length > 0 ? <p className={classes['missing']}>{words.undescribed(use.undescribed)}</p> : null}
      {asks ? <AskDelete {...props} onKeep={() => setAsks(false)} /> : <Acts {...props} name={name} onAsk={() => setAsks(true)} />}
    </li>
  );
}

function Acts({ picture, name, onReplace, onAsk }: Props & { readonly name: string; onAsk(): void }) {
  const words = useUploadWords();
  const { mayEdit } = useEditing();
  const [busy, setBusy] = useState(false);
  const size = useIsPhone() ? 44 : 32;
  const take = async (file: File | null) => {
    if (!file) return;
    setBusy(true);
    await onReplace(file);
    setBusy(false);
  };
  const icon = { size: 18, stroke: 1.75 } as const;
  return (
    <Group gap={4} className={classes['acts'] ?? ''}>
      <Tooltip label={words.download}>
        <ActionIcon
          component="a"
          href={picture.url}
          download={picture.fileName || picture.name}
          size={size}
          color="var(--l-text)"
          aria-label={words.downloadOne(name)}
        >
          <IconDownload {...icon} />
        </ActionIcon>
      </Tooltip>
      {mayEdit ? (
        <>
          <FileButton onChange={take} accept="image/*">
            {(props) => (
              <Tooltip label={words.replace}>
                <ActionIcon {...props} size={size} loading={busy} color="var(--l-text)" aria-label={words.replaceOne(name)}>
                  <IconReplace {...icon} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
          <Tooltip label={words.remove}>
            <ActionIcon size={size} color="var(--l-text)" aria-label={words.removeOne(name)} onClick={onAsk}>
              <IconTrash {...icon} />
            </ActionIcon>
          </Tooltip>
        </>
      ) : null}
    </Group>
  );
}

function AskDelete({ use, onDelete, onKeep }: Props & { onKeep(): void }) {
  const words = useUploadWords();
  const { common } = useWords();
  const [busy, setBusy] = useState(false);
  const remove = async () => {
    setBusy(true);
    await onDelete();
  };
  return (
    <div className={classes['ask']} role="alert">
      <p>
        <IconPhotoX size={18} stroke={1.75} aria-hidden="true" /> {use.offset === null ? words.askUnused : words.askUsed(use.slides)}
      </p>
      <Group gap={8}>
        <Button size="compact-sm" color="red" loading={busy} onClick={remove} data-autofocus>
          {words.remove}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onKeep}>
          {common.cancel}
        </Button>
      </Group>
    </div>
  );
}
