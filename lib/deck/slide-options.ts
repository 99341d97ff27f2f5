import type { SlideOptions } from './types.ts';

type Value = string | number | boolean;
/** The checked value, or null when it is not one that reveal understands. `names`: the words that it may be, if any. */
type Check = ((value: unknown) => Value | null) & { readonly names?: readonly string[] };

const bool: Check = Object.assign((value: unknown) => (typeof value === 'boolean' ? value : null), { names: ['true', 'false'] });
const oneOf = (...names: readonly string[]): Check =>
  Object.assign((value: unknown) => (typeof value === 'string' && names.includes(value) ? value : null), { names });
const number =
  (low: number, high: number): Check =>
  (value) => {
    const count = typeof value === 'string' && /^\d+(?:\.\d+)?(?:px)?$/.test(value) ? Number.parseFloat(value) : value;
    return typeof count === 'number' && count >= low && count <= high ? count : null;
  };
const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : null;
const either = (...checks: readonly Check[]): Check =>
  Object.assign((value: unknown) => checks.map((check) => check(value)).find((checked) => checked !== null) ?? null, {
    names: checks.flatMap(({ names }) => names ?? []),
  });

const transition = oneOf('none', 'fade', 'slide', 'convex', 'concave', 'zoom');
const seconds = number(0, 86_400);

/** What a shared, followed deck honours of reveal's options. */
export const honoured: Readonly<Record<string, Check>> = {
  width: number(100, 10_000),
  height: number(100, 10_000),
  margin: number(0, 0.9),
  minScale: number(0.01, 10),
  maxScale: number(0.01, 10),
  center: bool,
  controls: either(bool, oneOf('speaker-only')),
  controlsBackArrows: oneOf('faded', 'hidden', 'visible'),
  controlsLayout: oneOf('bottom-right', 'edges'),
  controlsTutorial: bool,
  progress: bool,
  slideNumber: either(bool, oneOf('h.v', 'h/v', 'c', 'c/t')),
  rtl: bool,
  fragments: bool,
  transition,
  transitionSpeed: oneOf('default', 'fast', 'slow'),
  backgroundTransition: transition,
  parallaxBackgroundImage: text(/^(?:https?:\/\/|data:image\/|(?![a-z][a-z\d+.-]*:))[^\s"'()\\]{1,2000}$/i),
  parallaxBackgroundSize: text(/^[\w\s.%]{1,60}$/),
  parallaxBackgroundHorizontal: number(-10_000, 10_000),
  parallaxBackgroundVertical: number(-10_000, 10_000),
  autoSlide: either(number(0, 3_600_000), (value) => (value === false ? 0 : null)),
  defaultTiming: seconds,
  totalTime: seconds,
};

/** Reveal's and HackMD's options that are known but do nothing here: one person's choice may not move all the others. */
export const unhonoured: ReadonlySet<string> = new Set(
  (
    'autoPlayMedia autoSlideStoppable display embedded fragmentInURL hash hashOneBasedIndex height help hideAddressBar ' +
    'hideCursorTime hideInactiveCursor history keyboard loop minimumTimePerSlide mobileViewDistance mouseWheel navigationMode overview ' +
    'preloadIframes previewLinks showNotes shuffle spotlight touch viewDistance'
  ).split(' '),
);

/** HedgeDoc's defaults. */
export const optionDefaults: SlideOptions = { controls: true, progress: true, slideNumber: true, center: true, transition: 'none' };

export const themes = 'beige black black-contrast blood dracula league moon night serif simple sky solarized white white-contrast'.split(
  ' ',
);
