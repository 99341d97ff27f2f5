import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** What a person sees in the frame "Slides" of a page. */
export type SeenSlides = {
  /** All slides, stacks not counted. */
  readonly all: Locator;
  /** The slide on stage. */
  readonly shown: Locator;
  /** Waits until the slide with this number is on stage. */
  shows(number: number): Promise<void>;
};

/** @param page a page with a deck open, or a page in a frame */
export function slidesOf(page: Pick<Page | FrameLocator, 'frameLocator'>): SeenSlides {
  const frame = page.frameLocator('iframe[title="Slides"]');
  const all = frame.locator('.reveal .slides section[data-slide]');
  const shown = frame.locator('.reveal .slides section[data-slide].present:visible');
  return { all, shown, shows: (number) => expect(shown).toHaveAttribute('data-slide', String(number)) };
}
