import { mirrorPath } from '#wire';
import { carriedPicture } from './kept-files.ts';

/** From where a picture is loaded, by its address in the deck; null for what is no address. */
export type PictureAddress = (src: string) => string | null;

/**
 * Resolves addresses against `base`. With the deck's `key`, pictures of other sites come from our copies: the deck's text stays, and no reader tells
 * those sites that they look.
 */
export function pictureAddresses(base: string, key: string | null): PictureAddress {
  const { host } = new URL(base);
  return (src) => {
    const carried = carriedPicture(src);
    if (carried !== null) return carried;
    if (!URL.canParse(src, base)) return null;
    const url = new URL(src, base);
    if (key === null || url.host === host || !/^https?:$/.test(url.protocol)) return url.href;
    return new URL(mirrorPath(key, url.href), base).href;
  };
}
