'use client';
import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconPhotoUp, IconX } from '@tabler/icons-react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useStore } from '#components/use-store.ts';
import type { UploadRow, Uploads } from '#live/uploads/uploads.ts';
import classes from './uploads.module.css';
import { useUploadWords } from './use-uploads.ts';
import { mayComeLater, sayWhy } from './why.ts';

/** Pictures on their way into the text, and those that did not make it. Nothing while there are none. */
export function UploadsStrip({ uploads }: { readonly uploads: Uploads }) {
  const words = useUploadWords();
  const rows = useStore(uploads.rows);
  if (rows.length === 0) return null;
  return (
    <section className={classes['uploads']} aria-label={words.title} tabIndex={-1}>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} uploads={uploads} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row, uploads }: { readonly row: UploadRow; readonly uploads: Uploads }) {
  const words = useUploadWords();
  const isPhone = useIsPhone();
  const name = row.name || words.unnamed;
  const hasFailed = row.state.kind === 'failed';
  const isWorthATry = row.state.kind === 'failed' && mayComeLater(row.state);
  const Icon = hasFailed ? IconAlertTriangle : IconPhotoUp;
  return (
    <li className={classes['upload']} data-failed={hasFailed || undefined}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      <span className={classes['name']}>{name}</span>
      <How row={row} name={name} />
      {isWorthATry ? (
        <Button variant="default" size={isPhone ? 'sm' : 'compact-sm'} onClick={() => uploads.retry(row.id)}>
          {words.retry}
        </Button>
      ) : null}
      <ActionIcon
        size={isPhone ? 44 : 28}
        color="var(--l-text)"
        aria-label={hasFailed ? words.dismiss(name) : words.cancel(name)}
        onClick={() => uploads.cancel(row.id)}
      >
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
    </li>
  );
}

function How({ row: { state }, name }: { readonly row: UploadRow; readonly name: string }) {
  const words = useUploadWords();
  switch (state.kind) {
    case 'waiting':
      return <span className={classes['how']}>{words.waiting}</span>;
    case 'sending':
      return (
        <>
          <progress className={classes['bar']} aria-label={words.progress(name)} value={state.share} max={1} />
          <span className={classes['how']}>{state.share < 1 ? `${Math.floor(state.share * 100)} %` : words.working}</span>
        </>
      );
    case 'failed':
      return (
        <span className={classes['why']} role="alert">
          {sayWhy(words, state)}
        </span>
      );
  }
}
