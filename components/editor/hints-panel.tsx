'use client';
import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import { slideOfLine } from './outline-data.ts';
import { classes } from './styles.ts';

/** What a person should look at in the text; a click goes there. */
export function HintsPanel({ onClose }: { onClose(): void }) {
  const { editor: words } = useWords();
  const { reading, editor } = useEditing();
  const complaints = useStore(reading.complaints);
  const { slides } = reading.parsed.get();
  const go = (line: number) => {
    editor?.goToLine(line);
    editor?.focus();
  };
  return (
    <section className={classes['hints']} aria-label={words.hints(complaints.length)}>
      <header className={classes['hintsHead']}>
        <h2>{complaints.length === 0 ? words.noHints : words.hints(complaints.length)}</h2>
        <ActionIcon aria-label={words.closeHints} color="var(--l-text)" onClick={onClose}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </header>
      <ul className={classes['hintsList']}>
        {complaints.map(({ code, line, message }) => (
          <li key={`${code}:${line}:${message}`}>
            <UnstyledButton className={classes['hint']} onClick={() => go(line)}>
              <IconAlertTriangle size={18} stroke={1.75} className={classes['warnMark']} />
              <span className={classes['hintText']} lang="en">
                {message}
              </span>
              <span className={classes['meta']}>{words.hintPlace(slideOfLine(slides, line), line)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
