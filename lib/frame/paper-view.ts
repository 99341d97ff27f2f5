import { PAPER_READY } from '#wire';
import { captionOf } from './caption.ts';
import { slideOfHash } from './links.ts';
import { createPicture, scaleFor, setShape } from './picture.ts';
import { plainView } from './plain-view.ts';
import type { Host, Scene, View } from './scene.ts';
import { countSteps } from './slide-content.ts';
import { visibleSlides } from './visible.ts';

/** What the view for paper gets handed over: imported by it, this would be split off the main bundle. */
const parts = { createPicture, scaleFor, setShape, slideOfHash, countSteps, visibleSlides, captionOf, ready: PAPER_READY };
export type PaperParts = typeof parts;

/** All slides on pages, to be printed. Loaded when it is wanted. */
export function createPaperView(host: Host): View {
  const element = Object.assign(document.createElement('div'), { className: 'l-paper' });
  let latest: Scene | null = null;
  const lay = once(async () => (await import('./paper.ts')).createPaper(host, parts));
  return plainView(host, {
    element,
    show(scene) {
      latest = scene;
      lay()
        .then((fill) => (latest === scene ? fill(element, scene) : undefined))
        .catch(reportError);
    },
  });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
