import type { ParsedDeck } from '#deck';
import type { PictureAddress } from './picture-address.ts';

/** A picture's size in a deck's options, in pixels; null for any other way to say it. */
const pixels = (size: unknown) => /^\s*(\d{1,5})px\s+(\d{1,5})px\s*$/.exec(String(size ?? ''));

/** What all pictures inside `element` show behind their slides, as large as on a stage of the deck's own width. */
export function setParallax(
  element: HTMLElement,
  { settings, stacks }: Pick<ParsedDeck, 'settings' | 'stacks'>,
  addressOf: PictureAddress,
): void {
  const { parallaxBackgroundImage: image, parallaxBackgroundSize: size, parallaxBackgroundHorizontal: step } = settings.slideOptions;
  const has = typeof image === 'string' && image !== '';
  element.classList.toggle('l-has-parallax', has);
  if (!has) return;
  const [, width = '', height = ''] = pixels(size) ?? [];
  const shift = Math.max(0, (Number(width) || settings.width) - settings.width) / Math.max(1, stacks - 1);
  const style: Record<string, string> = {
    '--l-parallax': `url(${JSON.stringify(addressOf(image) ?? '')})`,
    '--l-parallax-size': width ? `calc(${width}px * var(--l-room)) calc(${height}px * var(--l-room))` : 'cover',
    '--l-parallax-step': `${typeof step === 'number' ? step : shift}px`,
  };
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
}
