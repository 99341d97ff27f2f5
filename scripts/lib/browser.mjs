import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { installedBrowser } from '../../lib/store/paper/installed-browser.mjs';
import { inProject, root } from './project.mjs';
import { run } from './run.mjs';
import { mustSucceed } from './steps.mjs';
import { Trouble } from './trouble.mjs';

/**
 * The browser to test with: CHROMIUM_PATH, or Chromium or Chrome of the system. Undefined: Playwright's own, if it is there.
 * @param {boolean} desktop one that people use, and not one without a window
 */
export function findBrowser(desktop = false) {
  const { CHROMIUM_PATH, PATH = '' } = process.env;
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Trouble(`CHROMIUM_PATH is ${CHROMIUM_PATH}, but there is no such file.`);
  }
  return installedBrowser(PATH.split(delimiter), desktop);
}

/**
 * Makes sure there is a browser: one that is here, or Debian's as root, or Playwright's.
 * @param {(note: string) => void} say
 * @param {boolean} desktop as for `findBrowser`
 */
export async function ensureBrowser(say, desktop = false) {
  const found = findBrowser(desktop);
  if (found) return say(found);
  if (await hasPlaywrights()) return say('Playwright’s Chromium');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && (await aptInstall(desktop))) return say(findBrowser(desktop) ?? '');
  const result = await run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], { cwd: root });
  mustSucceed(
    result,
    'There is no browser for the tests, and none could be installed (the last words are above).',
    'Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path npm test',
  );
  say('Playwright’s Chromium, just installed');
}

/** Whether Playwright's own Chromium is installed. */
async function hasPlaywrights() {
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

/** @param {boolean} desktop */
async function aptInstall(desktop) {
  const options = { cwd: inProject(), env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  // Debian has the shell since 12
  for (const name of desktop ? ['chromium'] : ['chromium-headless-shell', 'chromium']) {
    const { code } = await run('apt-get', ['install', '-y', '--no-install-recommends', name, 'fonts-noto-color-emoji'], options);
    if (code === 0) return true;
  }
  return false;
}
