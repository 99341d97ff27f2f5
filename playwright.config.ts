import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/lib/browser.mjs';

const isRoot = process.getuid?.() === 0;
const executablePath = findBrowser();
// What a browser does for itself only disturbs: it updates, syncs and asks its maker.
const quietBrowser = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  workers: 2,
  // Machines are slow and busy: a test waits for what it expects, so time only ends what will never come.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  forbidOnly: true,
  use: {
    browserName: 'chromium',
    launchOptions: { chromiumSandbox: !isRoot, ...(executablePath ? { executablePath } : {}), args: quietBrowser },
    locale: 'en-GB',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
