/**
 * Runs in every document of a context. `painted(needle)` resolves with the wall clock (ms) of the first frame in which
 * `needle` is part of a slide; `firstSlide` is the wall clock of the first frame with content on a shown slide.
 */
(() => {
  const clock = () => performance.timeOrigin + performance.now();
  const afterPaint = (/** @type {(at: number) => void} */ then) => requestAnimationFrame(() => setTimeout(() => then(clock())));
  const waiting = /** @type {Map<string, (at: number) => void>} */ (new Map());
  const probe = {
    firstSlide: 0,
    longTasks: /** @type {number[]} */ ([]),
    painted: (/** @type {string} */ needle) => new Promise((resolve) => waiting.set(needle, resolve)),
  };
  window.lecternProbe = probe;
  const look = () => {
    const slides = document.querySelector('.slides');
    if (!slides) return;
    const shown = slides.querySelector('section.present:not(.stack), section[data-slide]');
    if (!probe.firstSlide && shown?.textContent?.trim()) {
      probe.firstSlide = -1;
      afterPaint((at) => (probe.firstSlide = at));
    }
    for (const [needle, resolve] of waiting) {
      if (!slides.textContent?.includes(needle)) continue;
      waiting.delete(needle);
      afterPaint(resolve);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
  new PerformanceObserver((list) => probe.longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: 'longtask',
  });
})();
