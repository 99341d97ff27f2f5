import { createCodeDecorator } from './code.ts';
import { createEmojiDecorator } from './emoji.ts';
import { createIconDecorator } from './icons.ts';
import type { Sheets } from './sheets.ts';

/**
 * What a slide's elements get once they are shown, in their own time. Each decorator loads what it needs when there is
 * something for it for the first time, leaves alone what it has done already, and tells of a change of size by DECORATED.
 */
export type Decorator = (root: HTMLElement) => void;

/** All of them as one. A new feature is one file and one line here. */
export function createDecorators(sheets: Sheets): Decorator {
  const decorators: readonly Decorator[] = [createCodeDecorator(sheets), createEmojiDecorator(), createIconDecorator(sheets)];
  return (root) => {
    for (const decorate of decorators) decorate(root);
  };
}
