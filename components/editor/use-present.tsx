'use client';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { EditorScreenProps } from './editor-props.ts';

export type Presenting = {
  /** What asking would do now: present, ask for the baton, or take it back. */
  readonly label: string;
  /** Presents from a 1-based slide; asks first when somebody else does. */
  ask(slide: number): void;
  readonly dialog: ReactNode;
};

/** The way to the stage. Somebody else's presentation is taken over only after a yes. */
export function usePresent({ lane, onPresent, onBackToStage }: EditorScreenProps): Presenting {
  const { stage: words, common } = useWords();
  const stage = useStore(lane.stage);
  const access = useStore(lane.access);
  const you = access?.you.id;
  const isChair = access?.level === 'own';
  const [wanted, setWanted] = useState<number | null>(null);
  const leader = stage.live?.leaderName ?? '';
  const close = () => setWanted(null);
  const ask = (slide: number) => {
    if (!stage.live) onPresent(slide);
    else if (stage.live.leaderId === you) onBackToStage();
    else if (isChair) setWanted(slide);
    else askForBaton();
  };
  const isAsking = stage.live?.asking.some(({ id }) => id === you) ?? false;
  const askForBaton = () => {
    if (!lane.move({ type: 'ask', on: !isAsking })) complain(words.offlineTake);
    else if (!isAsking) toast(words.asked(leader));
  };
  const isOther = stage.live !== null && stage.live.leaderId !== you;
  const askLabel = isAsking ? words.askNoMore : words.askToPresent;
  const otherLabel = isChair ? words.takeBack : askLabel;
  const takeOver = () => {
    close();
    onPresent(stage.place?.slide ?? wanted ?? 1);
  };
  const dialog = (
    <Modal opened={wanted !== null} onClose={close} title={words.takeOver(leader)} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap={20}>
        <Text size="sm">{words.takeOverDetail(leader)}</Text>
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button onClick={takeOver} data-autofocus>
            {words.takeOverButton}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
  return { label: isOther ? otherLabel : common.present, ask, dialog };
}
