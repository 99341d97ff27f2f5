/**
 * Path of our copy of a picture that the deck with this key shows from another site; `address`: as `URL` says it. Nothing in it means anything in
 * markdown, HTML or CSS, and nothing is changed by reveal, which decodes and encodes the addresses of backgrounds.
 */
export function mirrorPath(key: string, address: string): string {
  const said = btoa(address).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `/mirror/${encodeURIComponent(key)}?src=${said}`;
}

/** The address that such a path's `src` says, or "" when it says none. */
export function mirroredAddress(src: string): string {
  try {
    return atob(src.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
