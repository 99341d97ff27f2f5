import { STEP } from './code-steps.ts';
import type { Decorator } from './decorators.ts';
import { decorated, lazily } from './lazily.ts';
import { DIAGRAM_MARK } from './sanitise.ts';
import type { Sheets } from './sheets.ts';

/** Colours the code in an element, numbers its lines and lights those of the step that it is at. */
export function createCodeDecorator(sheets: Sheets): Decorator {
  return lazily(`pre:not([${DIAGRAM_MARK}], .l-source) > code`, async () => {
    const { codeCss, createHighlighter } = await import('./highlight.ts');
    sheets.set('code', codeCss);
    return createHighlighter({ decorated, stepClass: STEP });
  });
}
