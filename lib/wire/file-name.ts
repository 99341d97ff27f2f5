/** A file name that every system takes, from a deck's title. */
export function fileNameOf(title: string, ending = 'md'): string {
  const name = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${name || 'deck'}.${ending}`;
}
