/** Bundled, and run in the frame itself: looks at the slide that is shown. */
import { measure } from './measure.ts';

/** Nothing is being drawn or moved, and fonts and images are there or failed. */
function isStill(): boolean {
  const images = [...document.querySelectorAll<HTMLImageElement>('.present img')];
  const isDrawn = !document.body.hasAttribute('data-l-busy') && document.fonts.status === 'loaded';
  return isDrawn && moving().length === 0 && images.every((image) => image.complete);
}

/** Transitions and animations that come to an end some time. */
function moving(): Animation[] {
  return document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().endTime) < Number.POSITIVE_INFINITY);
}

/** Frames in a row in which no element comes, goes or changes. */
const CALM_FRAMES = 3;

/** Resolves when nothing moves any more, or after the given time. */
function calm(patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    let frames = 0;
    const observer = new MutationObserver(() => {
      frames = 0;
    });
    observer.observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
    const end = () => {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    };
    const timer = setTimeout(end, Math.max(0, patienceMs));
    const step = () => {
      for (const animation of moving()) animation.finish();
      frames += 1;
      if (frames >= CALM_FRAMES) end();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

const inFrame = { isStill, calm, measure };
export type InFrame = typeof inFrame;
Object.assign(window, { lecternGallery: inFrame });
