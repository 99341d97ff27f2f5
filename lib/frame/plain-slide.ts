import type { Decorator } from './decorators.ts';
import type { Words } from './scene.ts';

/** Says above a slide's plain text why it is no more than that. */
export function createPlainSlideDecorator(words: () => Words | null): Decorator {
  return (root) => {
    for (const text of root.querySelectorAll('pre.l-plain')) {
      if (text.previousElementSibling?.classList.contains('l-remark')) continue;
      const remark = Object.assign(document.createElement('div'), { className: 'l-remark', textContent: words()?.plainSlide ?? '' });
      text.before(remark);
    }
    return undefined;
  };
}
