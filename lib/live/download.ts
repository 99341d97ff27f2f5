/** A file name that every system takes, from a deck's title. */
export function fileNameOf(title: string): string {
  const name = title
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
  return `${name || 'deck'}.md`;
}

/** Has the browser download `text` as a markdown file named after the deck. */
export function downloadText(title: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(title);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
