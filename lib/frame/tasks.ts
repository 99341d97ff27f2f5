import type { Decorator } from './decorators.ts';
import { TASK_MARK } from './sanitise.ts';

/** On the box that has the focus when its slide is shown anew. */
const FOCUS_MARK = 'data-l-focus';

type Boxes = NodeListOf<HTMLElement>;
const boxesIn = (root: ParentNode): Boxes => root.querySelectorAll(`[${TASK_MARK}]`);

/** Boxes of tasks are reached and ticked by keys where that is wanted; elsewhere they are pictures. */
export function createTaskDecorator(mayTick: () => boolean): Decorator {
  return (root) => {
    const may = mayTick();
    for (const box of boxesIn(root)) {
      box.toggleAttribute('tabindex', may);
      if (may) box.tabIndex = 0;
      box.setAttribute('aria-disabled', String(!may));
      if (!box.hasAttribute(FOCUS_MARK)) continue;
      box.removeAttribute(FOCUS_MARK);
      box.focus({ preventScroll: true });
    }
    return undefined;
  };
}

/** Notes which box had the focus: it is to have it again when its slide was replaced. */
export function keepTaskFocus(before: ParentNode, after: ParentNode): void {
  const index = [...boxesIn(before)].indexOf(document.activeElement as HTMLElement);
  boxesIn(after)[index]?.setAttribute(FOCUS_MARK, '');
}
