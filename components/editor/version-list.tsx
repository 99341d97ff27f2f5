'use client';
import { Button, UnstyledButton } from '@mantine/core';
import { useLanguage, useWords } from '#components/words.tsx';
import type { RevisionEntry } from '#live/api.ts';
import { dayAndTime } from '#live/durations.ts';
import classes from './versions.module.css';

type Props = {
  readonly list: readonly RevisionEntry[];
  readonly chosen: RevisionEntry | null;
  onChoose(version: RevisionEntry): void;
  /** Loads older ones; null when there are none. */
  readonly onMore: (() => void) | null;
};

/** When each version was kept and who had written until then. */
export function VersionList({ list, chosen, onChoose, onMore }: Props) {
  const { versions: words } = useWords();
  return (
    <ul className={classes['versionsList']} aria-label={words.list}>
      {list.map((version) => (
        <li key={version.n}>
          <UnstyledButton className={classes['version'] ?? ''} aria-pressed={version.n === chosen?.n} onClick={() => onChoose(version)}>
            <VersionText {...version} />
          </UnstyledButton>
        </li>
      ))}
      {onMore ? (
        <li>
          <Button variant="subtle" onClick={onMore}>
            {words.more}
          </Button>
        </li>
      ) : null}
    </ul>
  );
}

function VersionText({ at, name, authors }: RevisionEntry) {
  const { versions: words } = useWords();
  const time = dayAndTime(at, useLanguage());
  const who = authors.length > 0 ? authors.map((author) => author.name).join(', ') : words.nobody;
  return (
    <>
      <span className={classes['versionTitle']}>{name ?? time}</span>
      <span className={classes['versionMeta']}>{name === null ? who : `${time} · ${who}`}</span>
    </>
  );
}
