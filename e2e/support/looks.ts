import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const schemes = ['light', 'dark'] as const;

/**
 * Expects the page as it stands to be usable by everybody: in both schemes, and with nothing cut at phone and tablet width.
 * `within` is what opened over a page that was looked at before.
 */
export async function expectGoodLooks(page: Page, within?: string): Promise<void> {
  await expectAccessible(page, within);
  const before = page.viewportSize();
  for (const width of [375, 768]) {
    await page.setViewportSize({ width, height: 812 });
    await expectNothingCut(page);
  }
  if (before) await page.setViewportSize(before);
}

/** Expects WCAG 2.2 AA of the page at its size, in the light and in the dark scheme. Slides are foreign and left out. */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    // legacy: the top frame alone, without a page of its own for each run
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).include(within).exclude('iframe').analyze();
    const said = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html }) => html.slice(0, 200)).join('\n  ')}`);
    expect(said, `${colorScheme} scheme`).toEqual([]);
  }
}

/** Expects that at the page's size nothing is wider than the page, no button is cut and no text is squeezed. */
export async function expectNothingCut(page: Page): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  await expect.poll(() => page.evaluate(whatIsCut), { message: `at ${width} px` }).toEqual([]);
}

/** Runs in the page: its own overflow, what sticks out of the window, holds more than it shows, or has a word a line. */
function whatIsCut(): string[] {
  const seen = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => {
      const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      return isSeen && one.getBoundingClientRect().width > 1;
    });
  const overflows = ({ scrollWidth, clientWidth }: HTMLElement) => scrollWidth > clientWidth + 1;
  const sticksOut = (one: HTMLElement) => {
    const { left, right } = one.getBoundingClientRect();
    return right > window.innerWidth + 1 || left < -1;
  };
  const buttons = seen('button, a[class*="Button"], [role="button"], [role="tab"]');
  const texts = seen('p, li, dt, dd, h1, h2, h3');
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  const cut = [
    ...[...buttons, ...seen('a')].filter(sticksOut),
    ...buttons.map((one) => one.querySelector<HTMLElement>('[class*="Button-label"]') ?? one).filter(overflows),
    ...texts.filter((one) => overflows(one) && getComputedStyle(one).overflowX === 'visible'),
    ...texts.filter((one) => one.clientWidth < 64 && one.clientHeight > one.clientWidth && one.innerText.length > 24),
  ];
  return [...(wide > 0 ? [`the page is ${wide} px too wide`] : []), ...cut.map((one) => one.innerText || one.ariaLabel || one.className)];
}
