/** Smallest size of text that fits itself, and the share of the slide's height that is its largest, as in reveal. */
const FIT_MIN_PX = 24;
const FIT_MAX_SHARE = 0.8;
/** Fitting changes what it measures: so often at most. */
const FIT_ROUNDS = 3;

/** Sizes what fills the rest of its slide and text that fits itself, where reveal does not do it. `height`: the slide's. */
export function layOut(section: HTMLElement, height: number): void {
  fitTexts(section, height);
  for (const element of section.querySelectorAll<HTMLElement>(':scope > .stretch, :scope > .r-stretch')) stretch(section, element, height);
}

/** Makes text that fits itself as large as its line allows; true when there is any. */
export function fitTexts(section: Element | undefined, height: number): boolean {
  const texts = [...(section?.querySelectorAll<HTMLElement>('.r-fit-text') ?? [])];
  for (const text of texts) fitText(text, height * FIT_MAX_SHARE);
  return texts.length > 0;
}

function stretch(section: HTMLElement, element: HTMLElement, height: number): void {
  element.style.height = '0px';
  const rest = height - section.offsetHeight;
  const width = section.offsetWidth;
  const isImage = element instanceof HTMLImageElement && element.naturalWidth > 0;
  const scale = isImage ? Math.min(width / element.naturalWidth, rest / element.naturalHeight) : 1;
  element.style.width = `${isImage ? element.naturalWidth * scale : width}px`;
  element.style.height = `${isImage ? element.naturalHeight * scale : rest}px`;
}

function fitText(element: HTMLElement, most: number): void {
  const { parentElement } = element;
  if (!parentElement) return;
  const { paddingLeft, paddingRight } = getComputedStyle(parentElement);
  const room = parentElement.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  element.style.fontSize = '';
  for (let round = 0; round < FIT_ROUNDS; round += 1) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const wanted = Math.min(most, Math.max(FIT_MIN_PX, (room / element.scrollWidth) * size));
    if (!Number.isFinite(wanted) || Math.abs(wanted - size) < 0.5) return;
    element.style.fontSize = `${wanted}px`;
  }
}
