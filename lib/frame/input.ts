import type { FromFrame } from '#wire';
import type { Slide } from './deck-state.ts';
import { followLink } from './links.ts';
import { LINE_MARK, SOURCE_MARK, TASK_MARK } from './sanitise.ts';
import type { Scene } from './scene.ts';
import type { Screen } from './screen.ts';

type Send = (message: FromFrame) => void;

/** At most four a second. */
const STIR_MS = 250;
/** What scrolls text. */
const SCROLLING = new Set([' ', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);
const TURNING = new Set([...SCROLLING, 'ArrowLeft', 'ArrowRight']);
/** With Ctrl or Cmd: what the app uses and a browser would take. */
const OURS = new Set(['s', 'k', 'Enter']);
/** Parts of reveal that do something when clicked. */
const CONTROLS = '.controls, .progress, .slide-number, .playback';

/** Listens to the person at the frame. Nothing they click leads out of it. */
export function listenToInput(screen: Screen, send: Send): void {
  document.addEventListener('click', (event) => onClick(event, screen, send), true);
  document.addEventListener('auxclick', (event) => event.button === 1 && onClick(event, screen, send), true);
  for (const name of ['dragover', 'drop', 'submit']) document.addEventListener(name, (event) => event.preventDefault(), true);
  document.addEventListener('keydown', (event) => onKey(event, screen, send));
  listenToImages(send);
  let stirred = Number.NEGATIVE_INFINITY;
  for (const name of ['pointermove', 'pointerdown', 'wheel']) {
    const stir = (event: Event) => {
      if (event.timeStamp - stirred < STIR_MS) return;
      stirred = event.timeStamp;
      send({ type: 'stir' });
    };
    document.addEventListener(name, stir, { capture: true, passive: true });
  }
}

const numberAt = (element: Element | null) => Number(element?.closest('[data-slide]')?.getAttribute('data-slide') ?? 0);

function onClick(event: MouseEvent, screen: Screen, send: Send): void {
  const target = event.target instanceof Element ? event.target : null;
  const scene = screen.scene();
  if (!target || !scene) return;
  if (tellOfCard(event, target, send)) return;
  const link = target.closest('a[href], area[href]');
  if (link) {
    event.preventDefault();
    // Reveal follows links within the deck by itself, also for those who may not steer.
    event.stopPropagation();
    followLink(link, screen, send);
    return;
  }
  if (target.closest(CONTROLS) || target.closest('.reveal.overview') || target.closest('summary')) return;
  const slide = scene.deck.slides[numberAt(target.closest('.l-item')?.querySelector('[data-slide]') ?? target) - 1];
  const shown = slide ?? scene.deck.byKey.get(scene.spot.key);
  if (shown) send(taskAt(target, shown, scene) ?? { type: 'click', slide: shown.source.number, line: lineOf(target, shown) });
}

/** What a click on a task's box says; null where there is none, or it is only a picture. */
function taskAt(target: Element, slide: Slide, scene: Scene): FromFrame | null {
  // lines in notes are not the deck's
  const box = scene.tasks && scene.view !== 'notes' ? target.closest(`[${TASK_MARK}]`) : null;
  const line = box && lineOf(box, slide);
  return box && line !== null ? { type: 'task', line, done: box.getAttribute(TASK_MARK) !== '1' } : null;
}

/** Whether it was a card: the page around plays or opens what it stands for. */
function tellOfCard(event: MouseEvent, target: Element, send: Send): boolean {
  const href = target.closest('.reveal.overview') ? null : target.closest(`[${SOURCE_MARK}]`)?.getAttribute(SOURCE_MARK);
  if (!href) return false;
  event.stopPropagation();
  // whoever pointed at it goes on by keys, which are for the slides
  if (event.detail > 0 && document.activeElement instanceof HTMLElement) document.activeElement.blur();
  send({ type: 'embed', href: href.slice(0, 4_000) });
  return true;
}

/** 1-based line of the deck's text that an element comes from. */
function lineOf(target: Element, { source }: Slide): number | null {
  const mark = target.closest(`[${LINE_MARK}]`)?.getAttribute(LINE_MARK);
  return mark ? source.line + Number(mark) : null;
}

function onKey(event: KeyboardEvent, screen: Screen, send: Send): void {
  const scene = screen.scene();
  if (!scene || event.isComposing) return;
  if (isTick(event, scene)) {
    event.preventDefault();
    (event.target as HTMLElement).click();
    return;
  }
  if (isUsedHere(event, scene.view)) return;
  const { key, code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
  if ((isPlain(event) && TURNING.has(key)) || ((ctrl || meta) && OURS.has(key))) event.preventDefault();
  send({ type: 'key', key: key.slice(0, 200), code: code.slice(0, 200), ctrl, alt, shift, meta });
}

const isTick = (event: KeyboardEvent, { tasks }: Scene) =>
  tasks && event.key === ' ' && isPlain(event) && event.target instanceof Element && event.target.hasAttribute(TASK_MARK);

const isPlain = (event: KeyboardEvent) => !event.ctrlKey && !event.altKey && !event.metaKey;

/** Keys on a link or a control are that one's; where text scrolls, so are those that scroll it. */
function isUsedHere(event: KeyboardEvent, view: Scene['view']): boolean {
  const { key, target } = event;
  if ((key === 'Enter' || key === ' ') && target instanceof Element && target.closest('a, summary, button')) return true;
  return isPlain(event) && SCROLLING.has(key) && view !== 'stage' && view !== 'still';
}

/** Tells of images that do not load, and of those that do in the end. */
function listenToImages(send: Send): void {
  const failed = new Set<string>();
  const sourceOf = ({ target }: Event) => (target instanceof HTMLImageElement ? (target.getAttribute('src') ?? '') : '').slice(0, 4_000);
  const onError = (event: Event) => {
    const src = sourceOf(event);
    const slide = src === '' ? 0 : numberAt(event.target as Element);
    if (slide === 0) return;
    failed.add(src);
    send({ type: 'image-failed', slide, src });
  };
  const onLoad = (event: Event) => {
    const src = sourceOf(event);
    if (failed.delete(src)) send({ type: 'image-loaded', src });
  };
  document.addEventListener('error', onError, true);
  document.addEventListener('load', onLoad, true);
}
