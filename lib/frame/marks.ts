import { PLAIN_MARK, TASK_MARK } from './sanitise.ts';

const MAX_NAME = 100;

/** Makes of the marks that lib/deck left what they stand for. */
export function applyMarks(fragment: DocumentFragment): void {
  for (const box of fragment.querySelectorAll(`[${TASK_MARK}]`)) showTask(box);
  for (const text of fragment.querySelectorAll(`[${PLAIN_MARK}]`)) text.classList.add('l-plain');
}

/** A picture of a checkbox, named by its item. */
function showTask(box: Element): void {
  box.setAttribute('role', 'checkbox');
  box.setAttribute('aria-checked', String(box.getAttribute(TASK_MARK) === '1'));
  box.setAttribute('aria-disabled', 'true');
  box.setAttribute('aria-label', (box.parentElement?.textContent ?? '').trim().slice(0, MAX_NAME));
}
