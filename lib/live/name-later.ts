// a session cookie, because tabs share it and it ends with the browser's session; sessionStorage is each tab's own
const COOKIE = 'lectern_name_later';

/** Whether this person has put off saying their name, in any tab of this browser session. */
export const saidLater = (): boolean => document.cookie.split('; ').includes(`${COOKIE}=1`);

/** Remembers that this person does not want to say their name in this browser session. */
export function sayLater(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${COOKIE}=1; path=/; samesite=lax`;
}
