'use client';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { GoToDialog } from './go-to-dialog.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { speakerUrl } from './open-speaker.ts';
import type { StagePage } from './use-stage-page.ts';

/** What opens over the stage. */
export function StageSheets({ page }: { readonly page: StagePage }) {
  const { sheet, close, now, outline, lane } = page;
  const goTo = (slide: number) => {
    now.helm.goTo(slide);
    close();
  };
  // the menu in the bar shows itself
  if (sheet === null || sheet === 'hand-over') return null;
  if (sheet === 'help') return <KeysHelp seat="stage" opened onClose={close} />;
  if (sheet === 'go-to') return <GoToDialog outline={outline} slide={now.shown.place.slide} onGo={goTo} onClose={close} />;
  if (sheet === 'end') return <EndDialog followers={now.stage.followers} onEnd={() => void lane.move({ type: 'end' })} onClose={close} />;
  if (sheet === 'speaker-blocked') return <SpeakerBlocked deckId={lane.deckId} onClose={close} />;
  return <LinkDialog href={sheet.link} onClose={close} />;
}

type EndProps = { readonly followers: number; readonly onEnd: () => void; readonly onClose: () => void };

/** Asks before a presentation ends that somebody follows. */
export function EndDialog({ followers, onEnd, onClose }: EndProps) {
  const { stage, common } = useWords();
  const end = () => {
    onEnd();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={stage.endFor(followers)} size={420} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap={20}>
        <p style={{ margin: 0 }}>{stage.endDetail}</p>
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button color="red" onClick={end} data-autofocus>
            {stage.end}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function SpeakerBlocked({ deckId, onClose }: { readonly deckId: string; readonly onClose: () => void }) {
  const { stage, common } = useWords();
  return (
    <Modal opened onClose={onClose} title={stage.speaker} size={440} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap={20}>
        <p style={{ margin: 0 }}>{stage.speakerBlocked}</p>
        <Button component="a" href={speakerUrl(deckId)} target="_blank" onClick={onClose}>
          {stage.speaker}
        </Button>
      </Stack>
    </Modal>
  );
}
