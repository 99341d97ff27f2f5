import { existsSync } from 'node:fs';
import { env, programFolders } from '#store/env.ts';
import { installedBrowser } from './installed-browser.mjs';

/** The program that makes PDFs, as CHROMIUM_PATH says or as the system has it; null where there is none. */
export function findBrowser(): string | null {
  const { CHROMIUM_PATH } = env();
  if (!CHROMIUM_PATH) return installedBrowser(programFolders()) ?? null;
  return existsSync(/* turbopackIgnore: true */ CHROMIUM_PATH) ? CHROMIUM_PATH : null;
}
