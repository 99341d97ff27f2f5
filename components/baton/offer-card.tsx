'use client';
import { ActionIcon, Button, Kbd } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Face } from '#components/shell/face.tsx';
import { useWords } from '#components/words.tsx';
import classes from './baton.module.css';

type Props = {
  /** Whose face it shows. */
  readonly person: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly text: string;
  readonly yes: { readonly label: string; readonly key: string; readonly act: () => void };
  readonly no: { readonly label: string; readonly act: () => void };
  /** Stands above a bar at the bottom. */
  readonly overBar?: boolean;
  readonly children?: ReactNode;
};

/** A card in the corner that offers the baton; a key says yes. Takes no focus. */
export function OfferCard({ person, title, text, yes, no, overBar = false }: Props) {
  const { common } = useWords();
  return (
    <section className={classes['card']} data-over-bar={overBar || undefined} aria-label={title} aria-live="polite">
      <div className={classes['head']}>
        <Face id={person.id} name={person.name} size={36} />
        <div className={classes['words']}>
          <strong>{title}</strong>
          <p>{text}</p>
        </div>
        <ActionIcon className={classes['close'] ?? ''} aria-label={common.close} onClick={no.act}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </div>
      <div className={classes['answers']}>
        <Button className={classes['yes'] ?? ''} rightSection={<Kbd className={classes['key'] ?? ''}>{yes.key}</Kbd>} onClick={yes.act}>
          {yes.label}
        </Button>
        <Button className={classes['no'] ?? ''} variant="default" onClick={no.act}>
          {no.label}
        </Button>
      </div>
    </section>
  );
}
