/**
 * A place off the screen that is laid out all the same: what is drawn by measuring is drawn here, in the font of the slide, whether
 * that slide is shown or not.
 */
export function createHost(): HTMLElement {
  const host = document.createElement('div');
  host.className = 'l-drawing-host';
  host.setAttribute('aria-hidden', 'true');
  document.body.append(host);
  return host;
}

/** Resolves once the host has a size: a frame that nobody shows yet lays out nothing. */
export function laidOut(host: HTMLElement): Promise<void> {
  if (host.offsetWidth > 0) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      if (host.offsetWidth === 0) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(host);
  });
}
