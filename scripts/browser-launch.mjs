import { findBrowser } from './lib/browser.mjs';

/** How Playwright starts the browser. What a browser does for itself only disturbs: it updates, syncs and asks its maker. */
export function launchOptions() {
  const executablePath = findBrowser();
  const args = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return { chromiumSandbox: process.getuid?.() !== 0, args, ...(executablePath ? { executablePath } : {}) };
}
