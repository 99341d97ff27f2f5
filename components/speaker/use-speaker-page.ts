'use client';
import { useMemo, useState } from 'react';
import { useCommands } from '#components/stage/use-commands.ts';
import { useFullScreen } from '#components/stage/use-full-screen.ts';
import { useHelm } from '#components/stage/use-helm.ts';
import { useOutline } from '#components/stage/use-outline.ts';
import { useRefusals } from '#components/stage/use-refusals.ts';
import { useStore } from '#components/use-store.ts';
import { nextStep } from '#live/next-step.ts';
import type { StageCommand } from '#live/stage-keys.ts';
import type { SyncLane } from '#live/sync-types.ts';
import type { FrameDirection, FromFrame } from '#wire';

/** What lies over the speaker view at the moment. */
export type SpeakerSheet = 'help' | 'go-to' | 'end' | 'sections' | { readonly link: string };

/** All that the speaker view knows and does. `leads`: this person presents, so what they do here moves the stage. */
export function useSpeakerPage(lane: SyncLane) {
  useRefusals(lane);
  const now = useHelm(lane);
  const outline = useOutline(lane);
  const fullScreen = useFullScreen();
  const you = useStore(lane.access)?.you.id;
  const [sheet, setSheet] = useState<SpeakerSheet | null>(null);
  const { live, followers } = now.stage;
  const leads = live !== null && live.leaderId === you;
  const { place, steps } = now.shown;
  const next = useMemo(() => nextStep(place, steps, outline.slides), [place, steps, outline.slides]);
  const go = (to: FrameDirection) => void (leads && now.frame.current?.send({ type: 'go', to }));
  const black = () => void (leads && lane.move({ type: 'black', on: !live.black }));
  const run = (command: StageCommand) => {
    if (command.type === 'go') go(command.to);
    if (command.type === 'black') black();
    if (command.type === 'full-screen') fullScreen.toggle();
    if (command.type === 'go-to' && leads) setSheet('go-to');
    if (command.type === 'help') setSheet('help');
  };
  const onKey = useCommands('speaker', run);
  const onMessage = (message: FromFrame) => {
    if (message.type === 'key') onKey(message);
    if (message.type === 'link') setSheet({ link: message.href });
  };
  const goTo = (slide: number) => {
    if (leads) now.helm.goTo(slide);
    setSheet(null);
  };
  const end = () => {
    if (followers > 0) setSheet('end');
    else lane.move({ type: 'end' });
  };
  const start = () => void lane.move({ type: 'take', anchor: lane.anchorOf(place.slide), step: place.step });
  return { lane, now, outline, leads, live, followers, next, sheet, setSheet, go, goTo, black, end, start, onMessage };
}
export type SpeakerPage = ReturnType<typeof useSpeakerPage>;
