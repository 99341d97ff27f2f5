'use client';
import { useComputedColorScheme } from '@mantine/core';
import dynamic from 'next/dynamic';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { DeckFeed } from '#live/feed.ts';
import { type FedFrame, type FrameState, feedFrame } from '#live/frame-feed.ts';
import { attachFrame, type FrameHandle } from '#live/frame-port.ts';
import { type FrameLook, type FrameView, type FromFrame, type Place, TEXT_SIZE_PX } from '#wire';
import { patiently } from './patiently.ts';
import { useWords } from './words.tsx';

const EmbedDialog = dynamic(() => patiently(() => import('./embed-dialog.tsx')).then((module) => module.EmbedDialog));

/** How frames look on this page: the colour scheme, the words and the size of reflowed text. */
export function useFrameLook(textSizePx: number = TEXT_SIZE_PX): FrameLook {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const words = useWords().frame;
  return useMemo(() => ({ scheme, textSizePx, words }), [scheme, textSizePx, words]);
}

export type SlidesFrameProps = {
  /** The frame's URL, from `frameUrl()`. */
  src: string;
  feed: DeckFeed;
  view: FrameView;
  look: FrameLook;
  /** Each new object is gone to; null or absent leaves the frame where it is. */
  place?: Place | null;
  /** May the person move it by key, touch or click? True unless said. */
  steer?: boolean;
  /** May the person tick tasks? False unless said. */
  tasks?: boolean;
  /** Does it go on by itself where the deck says so? False unless said: only the presenter's stage does. */
  auto?: boolean;
  /** The slide to be marked as live. */
  live?: number | null;
  /** Go where the feed's changes say the stage is; false unless said. */
  follow?: boolean;
  /** Tell of slides whose content overflows; false unless said. */
  check?: boolean;
  onMessage?: (message: FromFrame) => void;
  /** The frame stopped answering, or answers again. */
  onStuck?: (stuck: boolean) => void;
  handleRef?: Ref<SlidesFrameHandle>;
  className?: string;
  /** Its accessible name; "Slides" unless a page shows several frames. */
  title?: string;
};

/** What a parent may do with the frame beside its properties. */
export type SlidesFrameHandle = { send: FrameHandle['send']; focus(): void };

type Events = { onMessage(message: FromFrame): void; onStuck: ((stuck: boolean) => void) | undefined };
type Fed = { readonly frame: FedFrame; readonly handle: FrameHandle };

/** Feeds the frame in an iframe while it is there, and tells it how to be. */
function useFed(iframe: RefObject<HTMLIFrameElement | null>, feed: DeckFeed, now: FrameState & Events) {
  const { view, look, place, steer, tasks, auto, live, follow, check } = now;
  const fed = useRef<Fed | null>(null);
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    if (!iframe.current) return;
    const handle = attachFrame(iframe.current);
    const off = handle.on((message) => latest.current.onMessage(message));
    const frame = feedFrame(handle, feed, { state: latest.current, onStuck: (stuck) => latest.current.onStuck?.(stuck) });
    fed.current = { frame, handle };
    return () => {
      fed.current = null;
      frame.close();
      off();
      handle.close();
    };
  }, [iframe, feed]);
  useEffect(
    () => fed.current?.frame.set({ view, look, place, steer, tasks, auto, live, follow, check }),
    [view, look, place, steer, tasks, auto, live, follow, check],
  );
  return fed;
}

/** The sandboxed frame with the slides of a feed. Rendered by the server it is the same element afterwards. */
export function SlidesFrame(props: SlidesFrameProps) {
  const { src, feed, view, look, place = null, steer = true, tasks = false, live = null, follow = false, check = false, onStuck } = props;
  const [embed, setEmbed] = useState<string | null>(null);
  // Nothing goes on behind what is played.
  const auto = props.auto === true && embed === null;
  const iframe = useRef<HTMLIFrameElement>(null);
  const onMessage = (message: FromFrame) => {
    if (message.type === 'embed') setEmbed(message.href);
    props.onMessage?.(message);
  };
  const fed = useFed(iframe, feed, { view, look, place, steer, tasks, auto, live, follow, check, onMessage, onStuck });
  useImperativeHandle(props.handleRef, () => ({
    send: (message) => fed.current?.handle.send(message),
    focus: () => iframe.current?.focus(),
  }));
  return (
    <>
      <iframe
        ref={iframe}
        src={src}
        title={props.title ?? 'Slides'}
        className={props.className}
        sandbox="allow-scripts"
        allow="fullscreen"
        referrerPolicy="no-referrer"
        style={{ border: 0, display: 'block', width: '100%', height: '100%' }}
      />
      {embed === null ? null : <EmbedDialog href={embed} onClose={() => setEmbed(null)} />}
    </>
  );
}

/** A still picture of a text's first slide, for thumbnails: no interaction, nothing for assistive technology. */
export function StillFrame({ src, text, look }: { src: string; text: string; look: FrameLook }) {
  const iframe = useRef<HTMLIFrameElement>(null);
  const [handle, setHandle] = useState<FrameHandle | null>(null);
  useEffect(() => {
    if (!iframe.current) return;
    const attached = attachFrame(iframe.current);
    setHandle(attached);
    return () => attached.close();
  }, []);
  useEffect(() => handle?.onConnect(() => handle.send({ type: 'start', view: 'still', text, place: null, look })), [handle, text, look]);
  return (
    <iframe
      ref={iframe}
      src={src}
      title="Thumbnail"
      aria-hidden="true"
      tabIndex={-1}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      style={{ border: 0, display: 'block', width: '100%', height: '100%', pointerEvents: 'none' }}
    />
  );
}
