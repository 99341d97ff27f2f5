import { createBusy } from './busy.ts';
import { createCodeDecorator } from './code.ts';
import { createEmbedDecorator } from './embeds.ts';
import { createEmojiDecorator } from './emoji.ts';
import { createIconDecorator } from './icons.ts';
import { createMathDecorator } from './math.ts';
import type { Words } from './scene.ts';
import type { Sheets } from './sheets.ts';

/**
 * What a slide's elements get once they are shown, in their own time. Each decorator loads what it needs when there is
 * something for it for the first time, leaves alone what it has done already, tells of a change of size by DECORATED,
 * and gives a promise of being done when that is not at once.
 */
export type Decorator = (root: HTMLElement) => Promise<unknown> | undefined;

/** All of them as one. A new feature is one file and one line here. `words` are those of the reader's language. */
export function createDecorators(sheets: Sheets, words: () => Words | null): (root: HTMLElement) => void {
  const decorators: readonly Decorator[] = [
    // Formulas first: they may stand in code.
    createMathDecorator(sheets, words),
    createCodeDecorator(sheets),
    createEmojiDecorator(),
    createIconDecorator(sheets),
    createEmbedDecorator(sheets, words),
  ];
  const busyWith = createBusy(document.body);
  return (root) => {
    for (const decorate of decorators) busyWith(decorate(root));
  };
}
