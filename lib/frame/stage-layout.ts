import type { RevealApi } from 'reveal.js';
import { DECORATED } from './lazily.ts';

/** Has slides put into their places anew when something in them comes late or gets another size. `element` is reveal's viewport. */
export function keepLayout(element: HTMLElement, layOut: () => void): void {
  let frame = 0;
  const now = () => {
    if (element.clientWidth > 0) layOut();
  };
  for (const name of ['load', 'toggle']) element.addEventListener(name, now, true);
  element.addEventListener(DECORATED, ({ target }) => {
    // What is not displayed gets its place when it is.
    if (!(target as Element).closest<HTMLElement>('section[data-slide]')?.offsetParent) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(now);
  });
  document.fonts.addEventListener('loadingdone', now);
  new ResizeObserver(now).observe(element);
}

/** Puts one slide where reveal would put it, which looks at all slides; false where reveal has to do it. */
export function placeSlide(reveal: RevealApi, section: HTMLElement): boolean {
  const { center, height } = reveal.getConfig();
  if (typeof height !== 'number' || reveal.isOverview()) return false;
  if (section.querySelector(':scope > .stretch, :scope > .r-stretch')) return false;
  const centred = center || section.classList.contains('center');
  section.style.top = centred ? `${Math.max((height - section.scrollHeight) / 2, 0)}px` : '';
  return true;
}
