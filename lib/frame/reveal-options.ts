import type { RevealConfig } from 'reveal.js';
import type { Settings } from '#deck';
import type { PictureAddress } from './picture-address.ts';

/** As HedgeDoc shows slides, unless the deck says otherwise. */
const DEFAULTS = { controls: true, progress: true, slideNumber: true, center: true, transition: 'none' } as const;

/** The next step beside the speaker's notes on a phone: reveal's own 0.2 would cut the slide. */
const MIN_SCALE = 0.05;

/** What a deck cannot change: the frame has its own keys, its own addresses and its own phone view. */
const FIXED = {
  embedded: true,
  hash: false,
  history: false,
  respondToHashChanges: false,
  // The step in the address that it is started at.
  fragmentInURL: true,
  hashOneBasedIndex: false,
  scrollActivationWidth: null,
  view: null,
  postMessage: false,
  postMessageEvents: false,
  keyboard: false,
  overview: true,
  jumpToSlide: false,
  help: false,
  pause: false,
  shuffle: false,
  showNotes: false,
  showHiddenSlides: true,
  previewLinks: false,
  preloadIframes: false,
  autoPlayMedia: false,
  mouseWheel: false,
  autoSlideStoppable: false,
  hideInactiveCursor: false,
  focusBodyOnPageVisibilityChange: false,
  controlsTutorial: false,
  viewDistance: 3,
  mobileViewDistance: 2,
  plugins: [],
};

/**
 * Reveal's options for a deck; its types do not know all that it takes. `steer`: may the person at the frame move it?
 * `auto`: does it go on by itself? `addressOf`: from where its picture comes.
 */
export function revealOptions(
  settings: Settings,
  { steer, auto }: { steer: boolean; auto: boolean },
  addressOf: PictureAddress,
): RevealConfig {
  const { slideOptions, width, height, dir } = settings;
  const rtl = typeof slideOptions['rtl'] === 'boolean' ? slideOptions['rtl'] : dir === 'rtl';
  const wanted = { ...DEFAULTS, margin: 0.04, minScale: MIN_SCALE, maxScale: 2, ...slideOptions, rtl, width, height, ...FIXED };
  // false, not 0: with 0 reveal still heeds what single slides say
  const autoSlide = auto ? Number(slideOptions['autoSlide'] ?? 0) : false;
  const parallax = slideOptions['parallaxBackgroundImage'];
  const parallaxBackgroundImage = typeof parallax === 'string' ? (addressOf(parallax) ?? '') : '';
  return { ...wanted, parallaxBackgroundImage, autoSlide, touch: steer, controls: steer && wanted.controls } as unknown as RevealConfig;
}
