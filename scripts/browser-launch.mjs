import { findBrowser } from './lib/browser.mjs';

/**
 * How Playwright starts the browser. What a browser does for itself only disturbs: it updates, syncs and asks its maker.
 * @param {boolean} desktop one that people use, and not one without a window
 */
export function launchOptions(desktop = false) {
  const executablePath = findBrowser(desktop);
  const args = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return { chromiumSandbox: process.getuid?.() !== 0, args, ...(executablePath ? { executablePath } : ownBrowser(desktop)) };
}

/** Playwright's own. @param {boolean} desktop */
const ownBrowser = (desktop) => (desktop ? { channel: 'chromium' } : {});
