import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/browser-launch.mjs';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  // `npm run test:keycloak` runs it.
  testIgnore: process.env['KEYCLOAK_URL'] ? [] : ['**/keycloak.spec.ts'],
  outputDir: 'test-results/e2e',
  workers: 2,
  // Machines are slow and busy: a test waits for what it expects, so time only ends what will never come.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  forbidOnly: true,
  // Where nobody can look at a failure and run it again. One that passes only then is listed as flaky, and is to be mended.
  retries: process.env['CI'] ? 1 : 0,
  use: {
    browserName: 'chromium',
    launchOptions: launchOptions(),
    locale: 'en-GB',
    // A trace costs a fifth of the time: `npm test -- e2e <file> --trace on` when one is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
});
