import type { Browser, Page } from '@playwright/test';
import { addProbe, cpuMeter, slidesFrame } from './probe.ts';

declare global {
  interface Window {
    lecternPressedAt: number;
  }
}

export type TypingResult = { own: number[]; other: number[]; longTasks: number; cpuPerKeyMs: number };

const keystrokes = 60;
const warmUp = 10;

/**
 * Presses keys in the middle of a deck in one browser, one after the other, and waits each time until the letter is
 * painted in that browser's preview and in a second one's. Times are milliseconds from keydown.
 */
export async function measureTyping(browser: Browser, url: string, slide: number): Promise<TypingResult> {
  const author = await openEditor(browser, url, slide);
  const reader = await openEditor(browser, url, slide);
  const frames = [await slidesFrame(author), await slidesFrame(reader)];
  const result: TypingResult = { own: [], other: [], longTasks: 0, cpuPerKeyMs: 0 };
  const meter = await cpuMeter(author);
  const begin = await author.evaluate(() => performance.now());
  let cpuBefore = 0;
  let typed = '';
  for (let n = 0; n < warmUp + keystrokes; n++) {
    if (n === warmUp) cpuBefore = await meter();
    const key = String.fromCharCode(97 + (n % 26));
    typed += key;
    const painted = frames.map((frame) => frame.evaluate((needle) => window.lecternProbe.painted(needle), typed));
    await author.keyboard.press(key);
    const [own = 0, other = 0] = await Promise.all(painted);
    const pressed = await author.evaluate(() => window.lecternPressedAt);
    if (n < warmUp) continue;
    result.own.push(own - pressed);
    result.other.push(other - pressed);
  }
  result.cpuPerKeyMs = ((await meter()) - cpuBefore) / keystrokes;
  const tasks = await author.evaluate(() => window.lecternProbe.longTasks);
  // What was long before is told later.
  result.longTasks = tasks.filter(({ at }) => at >= begin).length;
  for (const page of [author, reader]) await page.context().close();
  return result;
}

/** An editor with its cursor in a paragraph of its own on the given slide. */
async function openEditor(browser: Browser, url: string, slide: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await addProbe(context);
  const page = await context.newPage();
  await page.goto(`${url}?edit`);
  await slidesFrame(page);
  await page.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
  await page.getByRole('textbox', { name: 'Markdown source' }).click();
  for (let n = 1; n < slide; n++) await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      () => {
        window.lecternPressedAt = performance.timeOrigin + performance.now();
      },
      { capture: true },
    );
  });
  return page;
}
