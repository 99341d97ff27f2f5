import type { ElementDirective } from '#deck';
import { elementAttribute } from './attributes.ts';
import { ELEMENT_MARK } from './sanitise.ts';

/** Puts the attributes of `.element:` comments on the elements they mean and takes the marks away. */
export function applyDirectives(fragment: DocumentFragment, directives: readonly ElementDirective[]): void {
  for (const mark of [...fragment.querySelectorAll(`[${ELEMENT_MARK}]`)]) {
    const directive = directives[Number(mark.getAttribute(ELEMENT_MARK))];
    const target = directive ? targetOf(mark, directive.target) : null;
    const parent = mark.parentElement;
    mark.remove();
    if (target && directive) setAttributes(target, directive.attributes);
    if (parent?.matches('p:empty') && parent !== target) parent.remove();
  }
}

function targetOf(mark: Element, target: ElementDirective['target']): Element | null {
  const previous = mark.previousElementSibling;
  if (target === 'parent') return mark.parentElement;
  if (target === 'last-item') return lastItem(previous) ?? previous ?? mark.parentElement;
  return previous ?? mark.parentElement?.previousElementSibling ?? mark.parentElement;
}

function lastItem(list: Element | null): Element | null {
  const item = list?.matches('ul, ol') ? list.lastElementChild : null;
  return item?.matches('li') ? item : null;
}

function setAttributes(target: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const safe = elementAttribute(name.toLowerCase(), value);
    if (safe === null) continue;
    if (name === 'class') target.classList.add(...safe.split(/\s+/).filter((one) => one !== ''));
    else target.setAttribute(name, safe);
  }
}
