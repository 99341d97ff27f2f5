import type { Decorator } from './decorators.ts';

/** A formula that is to be set: its TeX, whether it is displayed, and JSON of the definitions that count for it. */
export type Formula = { readonly tex: string; readonly display: boolean; readonly macros: string };

/** Where formulas are made. */
export type Shop = {
  /** Whether it is there without work. */
  isKnown(formula: Formula): boolean;
  /** A new element with the formula in it. */
  element(formula: Formula): Element;
};

/** The attributes by which formulas are known that are to be set, and that carry the macros which count for them. */
export type Marks = { readonly formula: string; readonly macros: string };

export type QueueNeeds = {
  readonly shop: Shop;
  readonly marks: Marks;
  readonly decorated: (element: Element) => void;
  /** What stands before formulas that one slide cannot have. */
  readonly tooMany: () => string;
};

/** One slide has at most so many formulas, with so many characters of TeX. */
const MAX_FORMULAS = 400;
const MAX_TEX = 10_000;
/** The slide that is shown may take so long at once, in milliseconds; those that are not seen yet together, and each turn of what was put off, so long. */
const SHOWN_MS = 40;
const TURN_MS = 8;

/**
 * Sets the formulas of an element at once as far as they are known or time allows, the others in turns, those of the shown slide
 * first.
 */
export function queued(needs: QueueNeeds): Decorator {
  const waiting = new Map<HTMLElement, Waiting>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let aheadEnds: number | null = null;
  function goOn(root: HTMLElement, ends: number): void {
    const work = waiting.get(root);
    if (!work) return;
    work.places = setUntil(needs, work.places, ends);
    if (work.places.length > 0) return;
    waiting.delete(root);
    work.done();
  }
  function turn() {
    timer = null;
    const ends = performance.now() + TURN_MS;
    for (let root = nextOf(waiting); root && performance.now() < ends; root = nextOf(waiting)) {
      goOn(root, ends);
      if (!waiting.has(root)) needs.decorated(root);
    }
    wait();
  }
  function wait() {
    if (waiting.size > 0 && timer === null) timer = setTimeout(turn);
  }
  function ahead(now: number): number {
    if (aheadEnds === null) {
      setTimeout(() => {
        aheadEnds = null;
      });
    }
    aheadEnds ??= now + TURN_MS;
    return aheadEnds;
  }
  return (root) => {
    const places = limited([...root.querySelectorAll<HTMLElement>(`[${needs.marks.formula}]`)], needs);
    const { promise, resolve } = withResolve();
    waiting.get(root)?.done();
    waiting.set(root, { places, done: resolve });
    const now = performance.now();
    goOn(root, isShown(root) ? now + SHOWN_MS : ahead(now));
    wait();
    return waiting.has(root) ? promise : undefined;
  };
}

/** Places of one element that are still to be filled, and who waits for it. */
type Waiting = { places: readonly HTMLElement[]; readonly done: () => void };

function withResolve(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Slides that are not there yet are sections, too. */
const isShown = (root: HTMLElement) => root.nodeName !== 'SECTION' || root.classList.contains('present');

const nextOf = (waiting: ReadonlyMap<HTMLElement, unknown>) => [...waiting.keys()].find(isShown) ?? [...waiting.keys()][0];

/** What is left of the formulas when time is up. */
function setUntil({ shop, marks }: QueueNeeds, places: readonly HTMLElement[], ends: number): HTMLElement[] {
  return places.filter((place) => {
    const formula = {
      tex: place.textContent ?? '',
      display: place.getAttribute(marks.formula) === 'display',
      macros: place.getAttribute(marks.macros) ?? '',
    };
    if (!shop.isKnown(formula) && performance.now() >= ends) return true;
    unmark(place, marks);
    put(place, formula, shop.element(formula));
    return false;
  });
}

function put(place: HTMLElement, { display }: Formula, made: Element): void {
  place.classList.add('l-math');
  place.classList.toggle('l-math-display', display);
  // A formula that only defines macros shows nothing.
  place.classList.toggle('l-math-none', made.querySelector('.katex') !== null && made.querySelector('.katex-base') === null);
  place.replaceChildren(...made.childNodes);
}

function unmark(place: Element, marks: Marks): void {
  place.removeAttribute(marks.formula);
  place.removeAttribute(marks.macros);
}

/** The formulas up to the limits; the others stay TeX, with a remark before the first. */
function limited(places: readonly HTMLElement[], { marks, tooMany }: QueueNeeds): readonly HTMLElement[] {
  let length = 0;
  const over = places.findIndex((place, index) => {
    length += place.textContent?.length ?? 0;
    return index >= MAX_FORMULAS || (index > 0 && length > MAX_TEX);
  });
  if (over < 0) return places;
  for (const place of places.slice(over)) unmark(place, marks);
  places[over]?.before(Object.assign(document.createElement('span'), { className: 'l-math-remark', textContent: tooMany() }), ' ');
  return places.slice(0, over);
}
