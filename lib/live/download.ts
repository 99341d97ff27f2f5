import { fileNameOf } from '#wire';

/** Has the browser download `text` as a markdown file named after the deck. */
export function downloadText(title: string, text: string): void {
  saveFile(new Blob([text], { type: 'text/markdown;charset=utf-8' }), fileNameOf(title));
}

/** Has the browser keep what is there already as a file. */
export function saveFile(body: Blob, name: string): void {
  const url = URL.createObjectURL(body);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
