import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { plantumlUrl } from './env.ts';

/** The folder with the built frames, one folder per build, and the manifest that names the current one. */
export const frameRoot = (): string => join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'frame');

let cached: { readonly changedMs: number; readonly dir: string } | null = null;

/** URL path of the current frame's folder, e.g. `/frame/3f2a…/`; the page's `frame-src`. Throws when it was not built. */
export function frameFolder(): string {
  const file = join(frameRoot(), 'manifest.json');
  const changedMs = statSync(file).mtimeMs;
  if (cached?.changedMs !== changedMs) {
    const { dir } = JSON.parse(readFileSync(file, 'utf8')) as { dir: string };
    cached = { changedMs, dir };
  }
  return `/frame/${cached.dir}/`;
}

/**
 * URL path of the current frame's document, which reads behind the `#` what this server can do; for a deck also that its pictures of other
 * sites have copies here. Throws when it was not built.
 */
export const frameUrl = (pictureKey: string | null = null): string => documentUrl('index.html', pictureKey);

/** The same for a page that other sites may frame. */
export const embeddedFrameUrl = (pictureKey: string | null): string => documentUrl('embed.html', pictureKey);

function documentUrl(name: string, pictureKey: string | null): string {
  const can = frameAble(pictureKey);
  return `${frameFolder()}${name}${can ? `#${can}` : ''}`;
}

/** What this server can do for a frame, as it reads it. `pictureKey`: see `pictureKeyOf`. */
export function frameAble(pictureKey: string | null): string {
  const can = new URLSearchParams();
  if (plantumlUrl()) can.set('plantuml', '');
  if (pictureKey !== null) can.set('mirror', pictureKey);
  return can.toString();
}
