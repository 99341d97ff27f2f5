const CONTRAST = ['has-dark-background', 'has-light-background'] as const;

/** Element for a slide's background where reveal does not make one; stands before the slide. */
export function createBackground(): { element: HTMLElement; content: HTMLElement } {
  const element = document.createElement('div');
  element.className = 'l-background';
  const content = document.createElement('div');
  content.className = 'l-background-content';
  element.append(content);
  return { element, content };
}

/** Whether a slide's `data-background` names a picture, as reveal decides it. */
export const looksLikeImage = (value: string) =>
  /^(?:https?:|\/)/i.test(value) || /\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#\s]|$)/i.test(value);

/** Shows a section's `data-background*` as reveal does. The attributes are checked already. */
export function paintBackground(section: HTMLElement, to: { element: HTMLElement; content: HTMLElement }): void {
  const value = (name: string) => section.getAttribute(`data-background${name}`) ?? '';
  const plain = value('');
  const image = value('-image') || (looksLikeImage(plain) ? plain : '');
  to.element.removeAttribute('style');
  to.content.removeAttribute('style');
  if (plain && !looksLikeImage(plain)) to.element.style.background = plain;
  if (value('-color')) to.element.style.backgroundColor = value('-color');
  if (value('-gradient')) to.element.style.backgroundImage = value('-gradient');
  if (image) to.content.style.backgroundImage = imageList(image);
  to.content.style.backgroundSize = value('-size');
  to.content.style.backgroundPosition = value('-position');
  to.content.style.backgroundRepeat = value('-repeat');
  to.content.style.opacity = value('-opacity');
}

const imageList = (value: string) =>
  (/^data:/i.test(value) ? [value] : value.split(',')).map((url) => `url(${JSON.stringify(url.trim())})`).join(',');

/** Tells a slide whether the background behind it is dark or light, as reveal does. Both must be in the document. */
export function markContrast(section: HTMLElement, background: HTMLElement): void {
  section.classList.remove(...CONTRAST);
  const [red = 0, green = 0, blue = 0, alpha = 1] = (getComputedStyle(background).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
  if (alpha === 0 || background.style.length === 0) return;
  const isDark = (red * 299 + green * 587 + blue * 114) / 1000 < 128;
  section.classList.add(CONTRAST[isDark ? 0 : 1]);
}
