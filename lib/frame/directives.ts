import type { ElementDirective } from '#deck';
import { elementAttribute } from './attributes.ts';
import { ELEMENT_MARK, EMOJI_MARK, MATH_MARK } from './sanitise.ts';

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

/** No elements to the one who wrote them: an emoji is text. */
const PASSED = `br, [${EMOJI_MARK}]`;

/** The rules D52 to D54 of lib/deck/SPEC.md. */
function targetOf(mark: Element, target: ElementDirective['target']): Element | null {
  const parent = mark.parentElement;
  if (target === 'parent') return parent;
  const previous = previousOf(mark);
  return (target === 'last-item' ? lastItem(previous) : null) ?? previous ?? parent;
}

function previousOf(mark: Element): Element | null {
  let previous = mark.previousElementSibling;
  while (previous && (previous.matches(PASSED) || (previous.matches(`[${MATH_MARK}]`) && !isNext(previous, mark)))) {
    previous = previous.previousElementSibling;
  }
  return previous;
}

/** Nothing but white space, breaks and other marks stand between the two (D179). */
function isNext(element: Element, mark: Element): boolean {
  let node = element.nextSibling;
  while (node && node !== mark && (node.nodeName === 'BR' || (node.textContent ?? '').trim() === '')) node = node.nextSibling;
  return node === mark;
}

/** The item on the line above, however deep. */
function lastItem(list: Element | null): Element | null {
  return list?.matches('ul, ol') ? ([...list.querySelectorAll('li')].at(-1) ?? null) : null;
}

function setAttributes(target: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const safe = elementAttribute(name.toLowerCase(), value);
    if (safe === null) continue;
    if (name === 'class') target.classList.add(...safe.split(/\s+/).filter((one) => one !== ''));
    else target.setAttribute(name, safe);
  }
}
