/** Where the addresses of share links are kept, in the browser that made them: the server has only their hashes. */
const keyOf = (linkId: string): string => `lectern-link-${linkId}`;

/** The address of a link that was made in this browser, or null. */
export function addressOfLink(linkId: string): string | null {
  try {
    return localStorage.getItem(keyOf(linkId));
  } catch {
    return null;
  }
}

/** Keeps an address, or forgets it. */
export function keepAddress(linkId: string, url: string | null): void {
  try {
    if (url === null) localStorage.removeItem(keyOf(linkId));
    else localStorage.setItem(keyOf(linkId), url);
  } catch {
    // without a storage the address is shown once
  }
}
