'use client';
import { useEffect, useState } from 'react';
import { useStore } from '#components/use-store.ts';
import { nextOwner } from '#live/next-owner.ts';
import type { StageCommand } from '#live/stage-keys.ts';
import type { SyncLane } from '#live/sync-types.ts';
import type { FrameDirection, FromFrame } from '#wire';
import { openSpeaker } from './open-speaker.ts';
import { useAwake } from './use-awake.ts';
import { useCommands } from './use-commands.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useHelm } from './use-helm.ts';
import { useOutline } from './use-outline.ts';

/** What lies over the stage at the moment. */
export type StageSheet = 'help' | 'hand-over' | 'go-to' | 'end' | 'speaker-blocked' | { readonly link: string };

type Options = { readonly lane: SyncLane; readonly onLeave: () => void };

/** All that the presenter's stage knows and does. */
export function useStagePage({ lane, onLeave }: Options) {
  const now = useHelm(lane);
  const { frame } = now;
  const outline = useOutline(lane);
  const fullScreen = useFullScreen();
  const { awake, stir } = useAwake();
  const [sheet, setSheet] = useState<StageSheet | null>(null);
  const [overview, setOverview] = useState(false);
  const you = useStore(lane.access)?.you.id;
  const isBlack = now.stage.live?.black === true;
  // before this person leads, a slide that went on by itself would leave the stage behind
  const goesOn = you !== undefined && now.stage.live?.leaderId === you && !isBlack && sheet === null;
  const send = (to: FrameDirection) => frame.current?.send({ type: 'go', to });
  const end = () => (now.stage.followers > 0 ? setSheet('end') : lane.move({ type: 'end' }));
  const acts: Record<Exclude<StageCommand['type'], 'go'>, () => void> = {
    overview: () => frame.current?.send({ type: 'overview' }),
    'go-to': () => setSheet('go-to'),
    black: () => void lane.move({ type: 'black', on: !isBlack }),
    'full-screen': fullScreen.toggle,
    speaker: () => openSpeaker(lane.deckId) || setSheet('speaker-blocked'),
    help: () => setSheet('help'),
    editor: () => (overview ? frame.current?.send({ type: 'overview' }) : leaveSoon(onLeave)),
    live: () => undefined,
    'hand-over': () => handOver(lane, nextOwner(outline, now.shown, lane.people.get())?.person.id ?? null) || setSheet('hand-over'),
  };
  const run = (command: StageCommand) => {
    if (isBlack && command.type !== 'full-screen') acts.black();
    else if (command.type === 'go') send(command.to);
    else acts[command.type]();
  };
  const onKey = useCommands('stage', run);
  const onMessage = (message: FromFrame) => {
    if (message.type === 'moved') now.helm.moved(message);
    if (message.type === 'key') onKey(message);
    if (message.type === 'link') setSheet({ link: message.href });
    if (message.type === 'stir') stir();
    if (message.type === 'overview') setOverview(message.on);
  };
  const close = () => {
    setSheet(null);
    frame.current?.focus();
  };
  useEffect(() => frame.current?.focus(), [frame]);
  // others see where the presenter is, and the editor opens there afterwards
  const { slide } = now.shown.place;
  useEffect(() => lane.showSlide(slide), [lane, slide]);
  return { lane, now, outline, fullScreen, awake, stir, sheet, setSheet, close, run, end, isBlack, goesOn, onMessage };
}
export type StagePage = ReturnType<typeof useStagePage>;

/** Offers the baton to the next section's owner, if there is one here. */
const handOver = (lane: SyncLane, to: string | null): boolean => to !== null && lane.move({ type: 'offer', to });

/** Milliseconds that a key pressed in the frame has to end there before the frame goes. */
const KEY_ENDS_MS = 100;

function leaveSoon(leave: () => void): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  setTimeout(leave, KEY_ENDS_MS);
}
