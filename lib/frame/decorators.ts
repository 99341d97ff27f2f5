import { createBusy } from './busy.ts';
import { createCodeDecorator } from './code.ts';
import { createDiagramDecorator } from './diagrams.ts';
import { createEmbedDecorator } from './embeds.ts';
import { createEmojiDecorator } from './emoji.ts';
import { createFitDecorator } from './fit-decorator.ts';
import { createIconDecorator } from './icons.ts';
import { createMathDecorator } from './math.ts';
import { createPlainSlideDecorator } from './plain-slide.ts';
import type { Scene, Words } from './scene.ts';
import type { Sheets } from './sheets.ts';
import { createTaskDecorator } from './tasks.ts';

/**
 * What a slide's elements get once they are shown, in their own time. Each decorator loads what it needs when there is
 * something for it for the first time, leaves alone what it has done already, tells of a change of size by DECORATED,
 * and gives a promise of being done when that is not at once. `slide` is the key of the slide that the root shows, if it shows one.
 */
export type Decorator = (root: HTMLElement, slide?: number) => Promise<unknown> | undefined;
/** The same; `refresh` is for when only the colours around what is shown have changed, or what the person may do there. */
export type Decorators = { readonly decorate: (root: HTMLElement, slide?: number) => void; readonly refresh: (root: HTMLElement) => void };

/** All of them as one. A new feature is one file and one line here. `scene` is what is shown. */
export function createDecorators(sheets: Sheets, scene: () => Scene | null): Decorators {
  // In the reader's language.
  const words = (): Words | null => scene()?.look.words ?? null;
  // Lines in notes are not the deck's.
  const tasks = createTaskDecorator(() => scene()?.tasks === true && scene()?.view !== 'notes');
  const diagrams = createDiagramDecorator(sheets, words);
  const decorators: readonly Decorator[] = [
    // Formulas first: they may stand in code.
    createMathDecorator(sheets, words),
    createCodeDecorator(sheets),
    createEmojiDecorator(),
    createIconDecorator(sheets),
    createEmbedDecorator(sheets, words),
    diagrams.decorate,
    createPlainSlideDecorator(words),
    tasks,
    // Last: it measures what the others made.
    createFitDecorator(sheets),
  ];
  const busyWith = createBusy(document.body);
  return {
    decorate(root, slide) {
      for (const decorate of decorators) busyWith(decorate(root, slide));
    },
    refresh(root) {
      busyWith(tasks(root));
      busyWith(diagrams.refresh(root));
    },
  };
}
