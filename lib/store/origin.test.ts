import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** Origins that look like http://decks.test and are not. */
const foreign = [
  'null',
  'http://evil.test',
  'http://sub.decks.test',
  'http://decks.test.evil.test',
  'http://evildecks.test',
  'http://decks.test:8080',
  'ws://decks.test',
  'HTTP://DECKS.TEST',
  'http://decks.test.',
  'http://evil.test@decks.test',
  '',
  'http://dеcks.test',
  'http://decks.test/',
  'http://decks.test, http://evil.test',
];

const asked = async (headers: Record<string, string>) => (await import('./origin.ts')).isOurs({ host: 'decks.test', ...headers });

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
});
afterEach(() => vi.unstubAllEnvs());

describe.each([
  ['where APP_URL says what the site is', 'http://decks.test'],
  ['where the Host header says it', ''],
])('%s', (_name, appUrl) => {
  beforeEach(() => vi.stubEnv('APP_URL', appUrl));

  test('our own pages are let in, and programs that name no origin', async () => {
    expect(await asked({ origin: 'http://decks.test', 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(await asked({})).toBe(true);
  });

  test.each(foreign)('the origin %j is not ours', async (origin) => {
    expect(await asked({ origin })).toBe(false);
  });

  test('a page of another site that names no origin is not ours', async () => {
    for (const site of ['cross-site', 'same-site']) expect(await asked({ 'sec-fetch-site': site })).toBe(false);
  });
});

test('with APP_URL another scheme is another site, and the Host header says nothing', async () => {
  vi.stubEnv('APP_URL', 'https://decks.test');
  expect(await asked({ origin: 'https://decks.test', host: 'evil.test' })).toBe(true);
  expect(await asked({ origin: 'http://decks.test' })).toBe(false);
  expect(await asked({ origin: 'http://evil.test', host: 'evil.test' })).toBe(false);
});

test('without APP_URL another scheme is another site as soon as it is known', async () => {
  expect(await asked({ origin: 'https://decks.test' })).toBe(true);
  expect(await asked({ origin: 'https://decks.test', 'x-lectern-scheme': 'https' })).toBe(true);
  expect(await asked({ origin: 'http://decks.test', 'x-lectern-scheme': 'https' })).toBe(false);
});
