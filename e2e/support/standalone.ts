import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';

/** Opens a deck that is one file, with no network at all; gives what it asked for that is not in it. */
export async function openOffline(page: Page, body: Buffer, name = 'standalone'): Promise<readonly string[]> {
  mkdirSync('test-results', { recursive: true });
  const file = resolve('test-results', `${name}.html`);
  writeFileSync(file, body);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:file|blob|data):/.test(request.url())) asked.push(request.url());
  });
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(file).href);
  return asked;
}
