import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env, programFolders } from '#store/env.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'chromium-headless-shell'];
const MAC_APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The program that makes PDFs, as CHROMIUM_PATH says or as the system has it; null where there is none. */
export function findBrowser(): string | null {
  const { CHROMIUM_PATH } = env();
  const inPath = NAMES.flatMap((name) => programFolders().map((folder) => join(/* turbopackIgnore: true */ folder, name)));
  const candidates = CHROMIUM_PATH ? [CHROMIUM_PATH] : [...inPath, ...MAC_APPS];
  return candidates.find((path) => existsSync(/* turbopackIgnore: true */ path)) ?? null;
}
