import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from '@playwright/test';
import { buildSync } from 'esbuild';
import type { Ear } from './ear.ts';
import type { InFrame } from './in-frame.ts';
import type { measure } from './measure.ts';

type Window = { lecternGallery: InFrame };

/** What still moves after so long is shown as it is, and said so. */
const PATIENCE_MS = 20_000;

const here = dirname(fileURLToPath(import.meta.url));

/** Gives the frame what the functions below need. The frame's policy lets no script in; the browser's own door does. */
export async function prepare(frame: Frame): Promise<void> {
  const { outputFiles } = buildSync({ entryPoints: [join(here, 'in-frame.ts')], bundle: true, write: false, format: 'iife' });
  await frame.evaluate(outputFiles[0]?.text ?? '');
}

/** Resolves when nothing of the shown slide changes any more: true, or false when the patience was over. */
export async function settle(frame: Frame, ear: Ear): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  do {
    await frame.evaluate((ms) => (window as unknown as Window).lecternGallery.calm(ms), deadline - Date.now());
    if (ear.inFlight() === 0 && (await frame.evaluate(() => (window as unknown as Window).lecternGallery.isStill()))) return true;
  } while (Date.now() < deadline);
  return false;
}

export function measureSlide(frame: Frame): Promise<ReturnType<typeof measure>> {
  return frame.evaluate(() => (window as unknown as Window).lecternGallery.measure());
}
