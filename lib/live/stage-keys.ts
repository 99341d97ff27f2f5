import type { FrameDirection, FromFrame } from '#wire';
import { bootLeft } from './frame-boot.ts';

/** A key as the page or the frame tells it. */
export type KeyPress = Pick<Extract<FromFrame, { type: 'key' }>, 'key' | 'ctrl' | 'alt' | 'shift' | 'meta'>;

/** What a key asks for. `editor` leaves the stage without ending it, `live` goes back to what the presenter shows. */
export type StageCommand =
  | { readonly type: 'go'; readonly to: FrameDirection }
  | { readonly type: 'overview' | 'go-to' | 'black' | 'full-screen' | 'speaker' | 'help' | 'editor' | 'live' | 'hand-over' };

/** Who sits at the keys: the presenter's stage, a follower's page, or the speaker view. */
export type Seat = 'stage' | 'follow' | 'speaker';

/** One line of the help dialog: the keys, and the command they give. */
export type KeyHelp = {
  readonly keys: readonly string[];
  readonly does: 'steps' | 'slides' | 'pages' | 'ends' | Exclude<StageCommand['type'], 'go'>;
};

const moves: Readonly<Record<string, FrameDirection>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'previous',
  PageDown: 'next',
  Home: 'first',
  End: 'last',
};

type Letters = Readonly<Record<string, Exclude<StageCommand['type'], 'go'>>>;
const letters: Readonly<Record<Seat, Letters>> = {
  stage: { o: 'overview', g: 'go-to', b: 'black', '.': 'black', f: 'full-screen', s: 'speaker', h: 'hand-over', '?': 'help' },
  follow: { l: 'live', f: 'full-screen', '?': 'help' },
  speaker: { g: 'go-to', b: 'black', '.': 'black', f: 'full-screen', '?': 'help' },
};

/** The command a key gives at a seat, or null. With `withLetters` off only the named keys count. */
export function commandFor(press: KeyPress, seat: Seat, withLetters = true): StageCommand | null {
  if (press.ctrl || press.alt || press.meta) return null;
  if (press.key === 'Escape') return seat === 'stage' && !press.shift ? { type: 'editor' } : null;
  const to = directionOf(press);
  if (to) return { type: 'go', to };
  return withLetters ? letterCommand(press, letters[seat]) : null;
}

function directionOf({ key, shift }: KeyPress): FrameDirection | undefined {
  if (key === ' ') return shift ? 'previous' : 'next';
  return !shift && Object.hasOwn(moves, key) ? moves[key] : undefined;
}

function letterCommand({ key, shift }: KeyPress, map: Letters): StageCommand | null {
  const letter = /^[A-Z]$/.test(key) ? !shift && key.toLowerCase() : key;
  const type = letter && Object.hasOwn(map, letter) ? map[letter] : undefined;
  return type ? { type } : null;
}

/** The keys of a seat for the help dialog, letters last. */
export function keysOf(seat: Seat): readonly KeyHelp[] {
  const named: readonly KeyHelp[] = [
    { keys: ['Space', 'Shift Space'], does: 'steps' },
    { keys: ['←', '→', '↑', '↓'], does: 'slides' },
    { keys: ['PageUp', 'PageDown'], does: 'pages' },
    { keys: ['Home', 'End'], does: 'ends' },
  ];
  const single = Object.entries(letters[seat])
    .filter(([key]) => key !== '.')
    .map(([key, does]) => ({ keys: [key.toUpperCase()], does }));
  return [...named, ...single, ...(seat === 'stage' ? [{ keys: ['Esc'], does: 'editor' as const }] : [])];
}

/** Where the switch of the keys dialog is kept. */
const LETTERS_KEY = 'lectern-letter-keys';

/** Whether this browser's person wants single-letter keys; they do unless they switched them off. */
export function lettersOn(): boolean {
  try {
    return localStorage.getItem(LETTERS_KEY) !== 'false';
  } catch {
    return true;
  }
}

/** Listens for the page's own keys, after those pressed before the page came to life; `run` is called with what they ask for. Returns closing. */
export function listenKeys(seat: Seat, run: (command: StageCommand) => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || needsKey(event)) return;
    const { key, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
    const command = commandFor({ key, ctrl, alt, shift, meta }, seat, lettersOn());
    if (!command) return;
    event.preventDefault();
    run(command);
  };
  for (const early of bootLeft()?.takeEarly() ?? []) onKey(early);
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

const WIDGETS =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="dialog"], [role="menu"], [role="listbox"]';

/** Whether what has the focus needs this key itself: fields and dialogs every key, buttons and links Space and Enter. */
function needsKey(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(WIDGETS)) return true;
  return (event.key === ' ' || event.key === 'Enter') && target?.closest('button, a, summary') != null;
}
