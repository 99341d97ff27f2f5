import type { Setting } from './request.ts';

/** Half of the lightness there is. */
const MIDDLE = 128;

/** What a diagram is drawn for where this element stands. */
export function settingAt(element: HTMLElement): Setting {
  const { color, fontFamily } = getComputedStyle(element);
  const behind = lightnessOf(backgroundAt(element));
  const isDark = behind === null ? (lightnessOf(color) ?? 0) > MIDDLE : behind < MIDDLE;
  return { scheme: isDark ? 'dark' : 'light', font: fontFamily };
}

/** The colour that the slide names for its background; reveal tells the text of it later. */
function backgroundAt(element: HTMLElement): string {
  const section = element.closest('section');
  const probe = document.createElement('i');
  probe.style.color = section?.getAttribute('data-background-color') ?? section?.getAttribute('data-background') ?? '';
  if (probe.style.color === '') return '';
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** 0 to 255; null for what is no colour or cannot be seen. */
function lightnessOf(color: string): number | null {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]*)\)/.exec(color)?.[1]?.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || alpha === 0) return null;
  return (red * 299 + green * 587 + blue * 114) / 1000;
}
