'use client';
import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { Hint } from '#deck';
import { useEditing } from './editing.tsx';
import { slideOfLine } from './outline-data.ts';
import { classes } from './styles.ts';
import { useFix } from './use-fix.ts';
import { useHintWords } from './use-hint-words.ts';

type Props = {
  /** The 1-based line somebody came from, whose hint they mean. A new object for each time. */
  readonly at: { readonly line: number | null };
  onClose(): void;
};

/** What a person should look at in the text; a click goes there, another one mends it. */
export function HintsPanel({ at, onClose }: Props) {
  const { editor: words } = useWords();
  const { reading, editor } = useEditing();
  const hints = useStore(reading.hints);
  const list = useFocusAt(at);
  const close = () => {
    onClose();
    editor?.focus();
  };
  return (
    <section className={classes['hints']} aria-label={words.hints(hints.length)}>
      <header className={classes['hintsHead']}>
        <h2>{hints.length === 0 ? words.noHints : words.hints(hints.length)}</h2>
        <ActionIcon aria-label={words.closeHints} color="var(--l-text)" onClick={close}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </header>
      <ul className={classes['hintsList']} ref={list}>
        {hints.map((hint) => (
          <HintRow key={`${hint.code}:${hint.line}:${JSON.stringify(hint.values)}`} hint={hint} />
        ))}
      </ul>
    </section>
  );
}

/** Moves the focus to the hint that was asked for. */
function useFocusAt(at: Props['at']) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (at.line !== null) list.current?.querySelector<HTMLElement>(`[data-line="${at.line}"]`)?.focus();
  }, [at]);
  return list;
}

function HintRow({ hint }: { readonly hint: Hint }) {
  const { editor: words } = useWords();
  const say = useHintWords();
  const { reading, editor, mayEdit } = useEditing();
  const fix = useFix();
  const { line, fixes } = hint;
  const { slides } = reading.parsed.get();
  const go = () => {
    editor?.goToLine(line);
    editor?.focus();
  };
  return (
    <li className={classes['hint']}>
      <UnstyledButton className={classes['hintGo']} onClick={go} data-line={line}>
        <IconAlertTriangle size={18} stroke={1.75} className={classes['warnMark']} />
        <span className={classes['hintText']}>{say.complaint(hint)}</span>
        <span className={classes['meta']}>{words.hintPlace(slideOfLine(slides, line), line)}</span>
      </UnstyledButton>
      {mayEdit && fixes.length > 0 ? (
        <span className={classes['hintFixes']}>
          {fixes.map((one) => (
            <Button key={one.does} variant="default" size="compact-sm" onClick={() => fix(hint, one)}>
              {say.fix(one)}
            </Button>
          ))}
        </span>
      ) : null}
    </li>
  );
}
