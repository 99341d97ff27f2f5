import type { Sheets } from './sheets.ts';

/** Smaller than this nobody could read it: then it is cut off instead. */
const MIN_ZOOM = 0.2;
/** So often the room between too large and too small is halved. */
const HALVINGS = 7;
/** Where lines may not get longer, all is made smaller with its box; that must win by so much. */
const GAIN = 0.02;

/** Says that the box is made smaller, too. */
const BOXED = 'data-l-boxed';

const css = `.slides section.r-fit[${BOXED}] { box-sizing: border-box; padding-inline: var(--l-fit-side); }
.slides section.r-fit > * { zoom: var(--l-fit, 1); }`;

/**
 * Keeps the sections that it is given scaled down so that they fit, whatever changes in them. Never up. `changed` is told
 * of a section that was scaled anew later.
 */
export function createFitter(sheets: Sheets, changed: (section: HTMLElement) => void): (root: HTMLElement) => undefined {
  const heights = new WeakMap<Element, number>();
  const known = new WeakSet<Element>();
  sheets.set('fit', css);
  const fitNow = (section: HTMLElement) => {
    if (shrink(section)) heights.set(section, section.offsetHeight);
  };
  const later = (section: HTMLElement, always: boolean) => {
    if (!section.isConnected || !section.matches('.r-fit')) return sizes.unobserve(section);
    if (!always && heights.get(section) === section.offsetHeight) return;
    fitNow(section);
    changed(section);
  };
  // in the callback itself a change of size would be one that the observer cannot tell any more
  const sizes = new ResizeObserver((entries) => {
    requestAnimationFrame(() => {
      for (const { target } of entries) later(target as HTMLElement, false);
    });
  });
  return (section) => {
    if (!section.matches('section.r-fit')) return;
    fitNow(section);
    sizes.observe(section);
    if (known.has(section)) return;
    known.add(section);
    section.addEventListener('load', () => later(section, true), true);
  };
}

/** False when the section is not laid out, so that there is nothing to be measured. */
function shrink(section: HTMLElement): boolean {
  const room = section.closest<HTMLElement>('.slides')?.offsetHeight ?? 0;
  if (room === 0 || section.getClientRects().length === 0) return false;
  const fits = (zoom: number, side: number) => {
    set(section, zoom, side);
    return heightOf(section, room) <= room && section.scrollWidth <= section.clientWidth + 1;
  };
  if (fits(1, 0) || section.querySelector('.r-stretch, .stretch')) {
    set(section, 1, 0);
    return true;
  }
  const whole = Math.max(MIN_ZOOM, Math.floor((room / heightOf(section, room)) * 1000) / 1000);
  const flowing = largest((zoom) => fits(zoom, 0));
  // sizes in percent do not follow the zoom: then the box has to
  if (whole > flowing + GAIN && fits(whole, (1 - whole) / 2)) return true;
  set(section, flowing, 0);
  return true;
}

function largest(fits: (zoom: number) => boolean): number {
  let low = MIN_ZOOM;
  let high = 1;
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** `side`: the share of the width that stays free on either side. */
function set(section: HTMLElement, zoom: number, side: number): void {
  section.style.setProperty('--l-fit', String(zoom));
  section.style.setProperty('--l-fit-side', `${side * 100}%`);
  section.toggleAttribute(BOXED, side > 0);
}

/** What stands elsewhere on purpose does not count, unless the section's own height says nothing. */
function heightOf(section: HTMLElement, room: number): number {
  return section.offsetHeight === room ? section.scrollHeight : section.offsetHeight;
}
