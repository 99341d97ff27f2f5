import type { Place } from '#wire';

/** Where the next step leads from a place on a slide with `steps` fragments; null at the end of the deck. */
export function nextStep(place: Place, steps: number, slides: number): Place | null {
  if (place.step + 1 < steps) return { slide: place.slide, step: place.step + 1 };
  return place.slide < slides ? { slide: place.slide + 1, step: -1 } : null;
}
