import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { addProbe, slidesFrame } from './probe.ts';

/** A page that loads nothing for so long is quiet, and the browser has a process ready for the next one. */
const QUIET_MS = 1500;

export type FirstSlideResult = { ms: number; kilobytes: number; requests: number; kilobytesInAll: number };

/**
 * A follower's first visit with an empty cache, in a browser that shows another page (`before`): milliseconds from the start of the
 * navigation to the first slide painted, what had crossed the wire by then (compressed, with headers), and what has when the page is
 * quiet.
 */
export async function measureFirstSlide(browser: Browser, url: string, before: string): Promise<FirstSlideResult> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await addProbe(context);
  const page = await context.newPage();
  await page.goto(before);
  await sleep(QUIET_MS);
  const arrived: { at: number; bytes: number }[] = [];
  page.on('requestfinished', async (request) => {
    const at = Date.now();
    const sizes = await request.sizes().catch(() => null);
    if (sizes) arrived.push({ at, bytes: sizes.responseBodySize + sizes.responseHeadersSize });
  });
  await page.goto(url);
  const start = await page.evaluate(() => performance.timeOrigin);
  const frame = await slidesFrame(page);
  await frame.waitForFunction(() => window.lecternProbe.firstSlide > 0);
  const shown = await frame.evaluate(() => window.lecternProbe.firstSlide);
  // The browser's own idea of a quiet page waits for ever for pictures that it blocks.
  for (let count = -1; count < arrived.length; await sleep(QUIET_MS)) count = arrived.length;
  const needed = arrived.filter(({ at }) => at <= shown);
  const kilobytes = (entries: typeof arrived) => entries.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  await context.close();
  return { ms: shown - start, kilobytes: kilobytes(needed), requests: needed.length, kilobytesInAll: kilobytes(arrived) };
}
