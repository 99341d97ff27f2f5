'use client';
import { Checkbox, Modal, Stack, UnstyledButton } from '@mantine/core';
import {
  IconFileText,
  IconFileTypePdf,
  IconFileTypePpt,
  IconFileZip,
  IconLayoutGrid,
  IconPrinter,
  IconStairs,
  IconWorldWww,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import { downloadText } from '#live/download.ts';
import type { PaperKind } from '#wire';
import classes from './taking.module.css';
import { type Deck, useMaking } from './use-making.tsx';

type Props = {
  readonly deck: Deck;
  readonly onClose: () => void;
  /** The text as it is on this page; without it that of the server is taken. */
  readonly textNow?: () => string;
  /** Whether this person may have the speaker's notes; they are asked unless this says no. */
  readonly notes?: boolean;
};

/** All the ways to take a deck along. What has to be made is made while the person goes on. */
export function DownloadDialog({ deck, onClose, textNow, notes: mayHaveNotes = true }: Props) {
  const { taking, common } = useWords();
  const isPhone = useIsPhone();
  const [notes, setNotes] = useState(false);
  const make = useMaking();
  const made = (what: 'pdf' | 'pptx', body: object) => () => {
    onClose();
    void make(deck, { path: `/decks/${deck.id}/${what}`, body });
  };
  const pdf = (kind: PaperKind) => made('pdf', { kind, notes: kind === 'handout' && notes });
  const text = textNow ? { onClick: () => downloadText(deck.title, textNow()) } : { href: `/d/${deck.id}.md`, download: '' };
  return (
    <Modal
      opened
      onClose={onClose}
      title={taking.title(deck.title)}
      size={520}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap={4}>
        <Way icon={IconFileText} name={taking.text} help={taking.textHelp} {...text} />
        <Way icon={IconFileZip} name={taking.zip} help={taking.zipHelp} href={`/api/v1/decks/${deck.id}/zip`} download="" />
        <Way icon={IconWorldWww} name={taking.html} help={taking.htmlHelp} href={`/api/v1/decks/${deck.id}/html`} download="" />
        <Way icon={IconFileTypePdf} name={taking.slides} help={taking.slidesHelp} onClick={pdf('pages')} />
        <Way icon={IconStairs} name={taking.steps} help={taking.stepsHelp} onClick={pdf('steps')} />
        <Way icon={IconLayoutGrid} name={taking.handout} help={taking.handoutHelp} onClick={pdf('handout')} />
        <Way icon={IconFileTypePpt} name={taking.pptx} help={taking.pptxHelp} onClick={made('pptx', { notes })} />
        {mayHaveNotes ? (
          <Checkbox
            className={classes['notes'] ?? ''}
            label={taking.notes}
            description={taking.notesHelp}
            checked={notes}
            onChange={(event) => setNotes(event.currentTarget.checked)}
          />
        ) : null}
        <Way icon={IconPrinter} name={taking.print} help={taking.printHelp} href={`/d/${deck.id}/print`} target="_blank" />
      </Stack>
    </Modal>
  );
}

type WayProps = {
  readonly icon: typeof IconFileText;
  readonly name: string;
  readonly help: string;
  readonly onClick?: () => void;
  readonly href?: string;
  readonly download?: string;
  readonly target?: string;
};

function Way({ icon: Icon, name, help, href, ...rest }: WayProps) {
  const inner = (
    <>
      <Icon size={22} stroke={1.75} aria-hidden="true" />
      <span className={classes['words']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['help']}>{help}</span>
      </span>
    </>
  );
  const className = classes['way'] ?? '';
  if (href === undefined) {
    return (
      <UnstyledButton className={className} onClick={rest.onClick}>
        {inner}
      </UnstyledButton>
    );
  }
  return (
    <UnstyledButton component="a" className={className} href={href} download={rest.download} target={rest.target}>
      {inner}
    </UnstyledButton>
  );
}
