import { DECORATED } from './lazily.ts';

const LAID_OUT = '.r-fit-text, .r-stretch, .stretch';

/**
 * Keeps a picture's section where reveal would put it, and what fills the rest of the slide as large as reveal would make
 * it: now, and when something in it gets another size.
 */
export function keepPlace(section: HTMLElement, slides: HTMLElement): () => void {
  let layOut: ((section: HTMLElement, height: number) => void) | null = null;
  const now = () => {
    if (!section.isConnected) return;
    layOut?.(section, slides.offsetHeight);
    centre(section, slides.offsetHeight);
  };
  for (const event of ['load', 'toggle', DECORATED]) section.addEventListener(event, now, true);
  return () => {
    if (layOut || !section.querySelector(LAID_OUT)) return now();
    import('./picture-layout.ts')
      .then((module) => {
        layOut = module.layOut;
        now();
      })
      .catch(reportError);
  };
}

/** Reveal centres with what stands out of the lines, CSS without it. */
function centre(section: HTMLElement, height: number): void {
  section.style.top = '';
  const { scrollHeight, offsetHeight } = section;
  if (scrollHeight === offsetHeight || section.closest('.l-top')) return;
  const top = (content: number) => Math.max(0, (height - content) / 2);
  section.style.top = `${top(scrollHeight) - top(offsetHeight)}px`;
}
