/**
 * Runs in every document of a context. `painted(needle)` resolves with the wall clock (ms) of the first frame in which
 * `needle` is part of a slide; `firstSlide` is the wall clock of the first frame with content on a shown slide;
 * `longTasks` are those of over 50 ms, by the page's own clock.
 */
(() => {
  const clock = () => performance.timeOrigin + performance.now();
  const afterPaint = (/** @type {(at: number) => void} */ then) => requestAnimationFrame(() => setTimeout(() => then(clock())));
  const waiting = /** @type {Map<string, (at: number) => void>} */ (new Map());
  const probe = {
    firstSlide: 0,
    longTasks: /** @type {{ at: number, ms: number }[]} */ ([]),
    painted: (/** @type {string} */ needle) => new Promise((resolve) => waiting.set(needle, resolve)),
  };
  window.lecternProbe = probe;
  const elementOf = (/** @type {Node} */ node) => (node instanceof Element ? node : node.parentElement);
  /** What changed of the slides, and no more: to read all of them each time is work that grows with the deck. */
  const changedParts = (/** @type {MutationRecord[]} */ records) =>
    records.flatMap(({ target, addedNodes }) => {
      const slide = elementOf(target)?.closest('.slides section[data-slide]');
      return slide ? [slide] : [...addedNodes].filter((node) => elementOf(node)?.closest('.slides'));
    });
  const lookForFirst = () => {
    const shown = document.querySelector('.slides section.present:not(.stack), .slides section[data-slide]');
    if (!shown?.textContent?.trim()) return;
    probe.firstSlide = -1;
    afterPaint((at) => (probe.firstSlide = at));
  };
  const look = (/** @type {MutationRecord[]} */ records) => {
    if (!probe.firstSlide) lookForFirst();
    if (waiting.size === 0) return;
    const parts = [...new Set(changedParts(records))];
    for (const [needle, resolve] of waiting) {
      if (!parts.some((part) => part.textContent?.includes(needle))) continue;
      waiting.delete(needle);
      afterPaint(resolve);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  new PerformanceObserver((list) =>
    probe.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ at: startTime, ms: duration }))),
  ).observe({
    type: 'longtask',
  });
})();
