import type { BrowserContext, CDPSession, Frame, Page } from '@playwright/test';

declare global {
  interface Window {
    lecternProbe: { painted(needle: string): Promise<number>; firstSlide: number; longTasks: number[] };
  }
}

/**
 * Runs in every document of a context. `painted(needle)` resolves with the wall clock (ms) of the first frame in which
 * `needle` is part of a slide; `firstSlide` is the wall clock of the first frame with content on a shown slide.
 */
function install() {
  const clock = () => performance.timeOrigin + performance.now();
  const afterPaint = (then: (at: number) => void) => requestAnimationFrame(() => setTimeout(() => then(clock())));
  const waiting = new Map<string, (at: number) => void>();
  const probe = {
    firstSlide: 0,
    longTasks: [] as number[],
    painted: (needle: string) => new Promise<number>((resolve) => waiting.set(needle, resolve)),
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
}

export async function addProbe(context: BrowserContext): Promise<void> {
  await context.addInitScript(install);
}

/** The frame with the slides. */
export async function slidesFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector('iframe[title="Slides"]');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The slides frame has no document.');
  await frame.waitForSelector('.slides section[data-slide]', { state: 'attached' });
  return frame;
}

/** Main-thread CPU milliseconds that a page and its slides frame have used so far. */
export async function cpuMeter(page: Page): Promise<() => Promise<number>> {
  const targets: CDPSession[] = [await page.context().newCDPSession(page)];
  try {
    targets.push(await page.context().newCDPSession(await slidesFrame(page)));
  } catch {
    // The frame shares its parent's process: its work is in the parent's figure.
  }
  for (const target of targets) await target.send('Performance.enable');
  return async () => {
    const all = await Promise.all(targets.map((target) => target.send('Performance.getMetrics')));
    return all.reduce((sum, { metrics }) => sum + 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0), 0);
  };
}
