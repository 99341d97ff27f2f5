import type { FrameDirection, FromFrame } from '#wire';
import type { Screen } from './screen.ts';

const KEYS: Readonly<Record<string, FrameDirection>> = {
  ' ': 'next',
  Enter: 'next',
  PageDown: 'next',
  n: 'next',
  PageUp: 'previous',
  Backspace: 'previous',
  p: 'previous',
  ArrowRight: 'right',
  ArrowLeft: 'left',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** What a page that is nothing but slides does itself: its keys, and links out of it. */
export function hearAlone(screen: Screen): (message: FromFrame) => void {
  let isBlack = false;
  const black = () => {
    isBlack = !isBlack;
    screen.receive({ type: 'black', on: isBlack });
  };
  const overview = () => screen.receive({ type: 'overview' });
  const others: Readonly<Record<string, () => void>> = { o: overview, Escape: overview, f: toggleFullScreen, b: black, '.': black };
  function onKey(key: string, shift: boolean) {
    const to = key === ' ' && shift ? 'previous' : KEYS[key];
    if (to) screen.receive({ type: 'go', to });
    else others[key]?.();
  }
  return (message) => {
    if (message.type === 'key' && !(message.ctrl || message.alt || message.meta)) onKey(message.key, message.shift);
    if (message.type === 'link' || message.type === 'embed') window.open(message.href, '_blank', 'noopener,noreferrer');
  };
}

function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => undefined);
}
