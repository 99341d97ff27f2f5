import { join } from 'node:path';
import type { BrowserContext, CDPSession, Frame, Page } from '@playwright/test';

declare global {
  interface Window {
    lecternProbe: { painted(needle: string): Promise<number>; firstSlide: number; longTasks: { at: number; ms: number }[] };
  }
}

/** Gives every document of a context its `lecternProbe`. The script is a file as it stands: compiled code would call helpers that no page has. */
export async function addProbe(context: BrowserContext): Promise<void> {
  await context.addInitScript({ path: join(import.meta.dirname, 'probe-in-page.js') });
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
