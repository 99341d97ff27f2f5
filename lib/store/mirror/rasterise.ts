import sharp from 'sharp';
// It blocks all loaders but a few, before this one is let in again.
import { MAX_PIXELS } from '#store/uploads/draw.ts';

const WITHIN_SECONDS = 10;
const LONGEST_SIDE_PX = 2_000;
const DENSITY = 144;
sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });

/** A drawing as a PNG of twice its size: nothing of its scripts, links and files is in it. Throws what sharp throws at a broken one. */
export const rasterise = (svg: Buffer): Promise<Buffer> =>
  sharp(svg, { density: DENSITY, limitInputPixels: MAX_PIXELS })
    .resize({ width: LONGEST_SIDE_PX, height: LONGEST_SIDE_PX, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: WITHIN_SECONDS })
    .png()
    .toBuffer();
