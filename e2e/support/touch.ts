import type { Page } from '@playwright/test';

type Point = { readonly x: number; readonly y: number };
const MOVES = 8;

/** Draws one finger over the page, as its browser gets it from the screen. */
export async function swipe(page: Page, from: Point, to: Point): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [from]);
  for (let move = 1; move <= MOVES; move += 1) {
    const part = move / MOVES;
    await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
  }
  await touch('touchEnd', []);
  await session.detach();
}
