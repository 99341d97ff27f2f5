'use client';
import { useState } from 'react';
import { useCommands } from '#components/stage/use-commands.ts';
import { useFullScreen } from '#components/stage/use-full-screen.ts';
import { useOutline } from '#components/stage/use-outline.ts';
import { sectionAt } from '#live/outline.ts';
import type { StageCommand } from '#live/stage-keys.ts';
import type { FrameDirection, FromFrame } from '#wire';
import { useFollowing, type Wish } from './use-following.ts';
import { useReading } from './use-reading.ts';

/** What lies over the slides at the moment. */
export type FollowSheet = 'contents' | 'text-size' | 'keys' | 'download' | { readonly link: string };

/** All that a follower's page knows and does. */
export function useFollowPage(wish: Wish) {
  const now = useFollowing(wish);
  const { frame, lane, follower, state } = now;
  const outline = useOutline(lane);
  const fullScreen = useFullScreen();
  const [sheet, setSheet] = useState<FollowSheet | null>(null);
  const go = (to: FrameDirection) => frame.current?.send({ type: 'go', to });
  const showSlide = (slide: number) => {
    const place = { slide, step: -1 };
    follower.moved({ type: 'moved', place, steps: 0, origin: 'user' });
    frame.current?.send({ type: 'show', place });
    setSheet(null);
  };
  const run = (command: StageCommand) => {
    if (command.type === 'go') go(command.to);
    if (command.type === 'live') follower.backToLive();
    if (command.type === 'full-screen') fullScreen.toggle();
    if (command.type === 'help') setSheet('keys');
  };
  const onKey = useCommands('follow', run);
  const onMessage = (message: FromFrame) => {
    if (message.type === 'moved') follower.moved(message);
    if (message.type === 'key') onKey(message);
    if (message.type === 'key' && message.key === 'Enter') passOn(message.key);
    if (message.type === 'link') setSheet({ link: message.href });
  };
  const section = sectionAt(outline, state.at.slide)?.topic ?? null;
  return { now, outline, section, reading: useReading(), fullScreen, sheet, setSheet, go, showSlide, onMessage };
}
export type FollowPage = ReturnType<typeof useFollowPage>;

/** A key that was pressed in the frame is the page's, too: Enter accepts an offer. */
function passOn(key: string): void {
  document.documentElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}
