// The scripts look for a browser, too, before anything is installed or built: nothing but Node here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

// Chromium without its window: the same pages for a third less of the processor.
const SHELL = 'chromium-headless-shell';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC_APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * Chromium or Chrome of the system, or undefined.
 * @param {readonly string[]} folders in which programs are looked for
 * @param {boolean} desktop one that people use, and not one without a window
 */
export function installedBrowser(folders, desktop = false) {
  const inPath = (desktop ? NAMES : [SHELL, ...NAMES]).flatMap((name) =>
    folders.map((folder) => join(/* turbopackIgnore: true */ folder, name)),
  );
  return [...inPath, ...MAC_APPS].find((path) => existsSync(/* turbopackIgnore: true */ path));
}
