/** Bundled, and run in the frame itself: looks at the slide that is shown. */
import { measure } from './measure.ts';

/** Nothing is being drawn, and fonts and images are there or failed. */
function isStill(): boolean {
  const images = [...document.querySelectorAll<HTMLImageElement>('.present img')];
  return !document.body.hasAttribute('data-l-busy') && document.fonts.status === 'loaded' && images.every((image) => image.complete);
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
