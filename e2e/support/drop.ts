import { expect, type Page } from '@playwright/test';

/** `size`: fill it up to so many bytes. */
export type Upload = { readonly name: string; readonly bytes: readonly number[]; readonly size?: number };
/** A text file. */
export const file = (name: string, text: string): Upload => ({ name, bytes: [...Buffer.from(text)] });

/** Drags files from the desktop onto the page and lets them go. */
export async function drop(page: Page, files: readonly Upload[]): Promise<void> {
  const transfer = await page.evaluateHandle((uploads) => {
    const data = new DataTransfer();
    for (const { name, bytes, size = bytes.length } of uploads) {
      const filling = new Uint8Array(size - bytes.length).fill(0x61);
      data.items.add(new File([new Uint8Array(bytes), filling], name, { type: 'text/markdown' }));
    }
    return data;
  }, files);
  const dropArea = page.getByText('Drop the files to import them');
  await expect(async () => {
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await expect(dropArea).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await dropArea.dispatchEvent('drop', { dataTransfer: transfer });
}
