import type { Decorator } from './decorators.ts';
import { decorated, lazily } from './lazily.ts';
import type { Sheets } from './sheets.ts';

/** Scales slides of the class `r-fit` down until they fit. */
export function createFitDecorator(sheets: Sheets): Decorator {
  return lazily('.r-fit', async () => (await import('./fit.ts')).createFitter(sheets, decorated));
}
