import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Expects WCAG 2.2 AA of the page as it stands, in the light and in the dark scheme. Slides are foreign and left out. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const { violations } = await new AxeBuilder({ page }).withTags(WCAG).exclude('iframe').analyze();
    const said = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`);
    expect(said, `${colorScheme} scheme`).toEqual([]);
  }
}

/** Expects that at phone and tablet width nothing is wider than the page and no button's words are cut. */
export async function expectNothingCut(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of [375, 768]) {
    await page.setViewportSize({ width, height: 812 });
    await expect.poll(() => page.evaluate(whatIsCut), { message: `at ${width} px` }).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}

/** Runs in the page: its own overflow, and buttons that stick out of the window or hold more than they show. */
function whatIsCut(): string[] {
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  const buttons = [...document.querySelectorAll<HTMLElement>('button, a[class*="Button"], [role="button"], [role="tab"]')];
  const cut = buttons.filter((button) => {
    if (!button.checkVisibility({ visibilityProperty: true })) return false;
    const { left, right, width } = button.getBoundingClientRect();
    if (width <= 1) return false;
    const holder = button.querySelector<HTMLElement>('[class*="Button-label"]') ?? button;
    return right > window.innerWidth + 1 || left < -1 || holder.scrollWidth > holder.clientWidth + 1;
  });
  return [
    ...(wide > 0 ? [`the page is ${wide} px too wide`] : []),
    ...cut.map((button) => button.innerText || button.ariaLabel || 'a button'),
  ];
}
