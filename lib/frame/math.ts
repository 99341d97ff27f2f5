import type { Decorator } from './decorators.ts';
import { decorated, lazily } from './lazily.ts';
import { MACROS_MARK, MATH_MARK } from './sanitise.ts';
import type { Words } from './scene.ts';
import type { Sheets } from './sheets.ts';

/** Formulas are not seen before they are set, but for when that takes longer than this, in milliseconds. */
const LATE_MS = 3_000;

/** Sets the formulas in an element. */
export function createMathDecorator(sheets: Sheets, words: () => Words | null): Decorator {
  return lazily(`[${MATH_MARK}]`, async () => {
    sheets.set('math', `[${MATH_MARK}] { visibility: hidden }`);
    const late = setTimeout(() => sheets.set('math', null), LATE_MS);
    try {
      const { createTypesetter, mathCss } = await import('./typeset.ts');
      sheets.set('math', mathCss);
      return createTypesetter({ words, decorated, marks: { formula: MATH_MARK, macros: MACROS_MARK } });
    } catch (error) {
      sheets.set('math', null);
      throw error;
    } finally {
      clearTimeout(late);
    }
  });
}
