/** The nonce that this page's policy allows; scripts may read it, stylesheets may not. */
export function pageNonce(): string {
  return document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? '';
}
