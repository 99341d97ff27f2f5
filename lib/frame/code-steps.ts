/** Marks a step of a code block: an empty fragment behind it. The highlighter lights the lines of the last one shown. */
export const STEP = 'l-step';

/**
 * Gives code with several steps (`data-line-numbers="1|2-3"`) a fragment for each but the first, so that they are steps of their
 * slide like all others, in their order, whether the code is coloured yet or not.
 */
export function addSteps(fragment: DocumentFragment): void {
  for (const code of fragment.querySelectorAll('pre > code[data-line-numbers*="|"]')) {
    const count = (code.getAttribute('data-line-numbers') ?? '').split('|').length - 1;
    const first = firstIndex(code);
    code.removeAttribute('data-fragment-index');
    code.after(...Array.from({ length: count }, (_, at) => stepAt(first === null ? null : first + at)));
  }
}

function stepAt(index: number | null): HTMLElement {
  const step = Object.assign(document.createElement('i'), { className: `fragment ${STEP}` });
  if (index !== null) step.setAttribute('data-fragment-index', String(index));
  return step;
}

/** The index that the steps begin with: the code's, or after that of the block which comes as a step itself. */
function firstIndex(code: Element): number | null {
  const block = code.parentElement;
  const own = code.getAttribute('data-fragment-index') ?? block?.getAttribute('data-fragment-index') ?? null;
  if (own === null) return null;
  return code.hasAttribute('data-fragment-index') || !block?.classList.contains('fragment') ? Number(own) : Number(own) + 1;
}
