'use client';
import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerPlayFilled, IconPlayerStop, IconSquareFilled } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import classes from './speaker-footer.module.css';
import type { SpeakerPage } from './use-speaker-page.ts';

/** The hand on the stage; large enough for a thumb. */
export function SpeakerFooter({ page, deckId }: { readonly page: SpeakerPage; readonly deckId: string }) {
  const { speaker, common } = useWords();
  if (page.leads) return <Remote page={page} />;
  return (
    <footer className={classes['footer']}>
      <p className={classes['words']}>{page.live ? `${common.presents(page.live.leaderName)}. ${speaker.watching}` : speaker.nobody}</p>
      <Button variant="default" size="md" component="a" href={`/d/${encodeURIComponent(deckId)}`}>
        {speaker.toStage}
      </Button>
      {page.live ? null : (
        <Button size="md" leftSection={<IconPlayerPlayFilled size={16} />} aria-label={speaker.start} onClick={page.start}>
          {common.present}
        </Button>
      )}
    </footer>
  );
}

function Remote({ page }: { readonly page: SpeakerPage }) {
  const { speaker, stage } = useWords();
  const icon = { size: 22, stroke: 1.75 };
  const isBlack = page.live?.black === true;
  return (
    <footer className={classes['footer']}>
      <Button className={classes['previous'] ?? ''} variant="default" aria-label={stage.previous} onClick={() => page.go('previous')}>
        <IconChevronLeft {...icon} />
        <span className={classes['word']}>{stage.previous}</span>
      </Button>
      <Button className={classes['forward'] ?? ''} rightSection={<IconChevronRight {...icon} />} onClick={() => page.go('next')}>
        {stage.next}
      </Button>
      <span className={classes['side']}>
        <Button
          className={classes['black'] ?? ''}
          variant="subtle"
          color="gray"
          size="md"
          aria-pressed={isBlack}
          leftSection={<IconSquareFilled size={18} />}
          onClick={page.black}
        >
          {isBlack ? speaker.blackOff : speaker.blackOn}
        </Button>
        <Button
          className={classes['end'] ?? ''}
          color="red"
          variant="light"
          size="md"
          leftSection={<IconPlayerStop {...icon} />}
          onClick={page.end}
        >
          {stage.end}
        </Button>
      </span>
    </footer>
  );
}
