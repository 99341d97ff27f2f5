import { NotDrawn } from './request.ts';

/** Longer addresses are refused on their way, in characters. */
const MAX_ADDRESS = 7_000;
/** The server gives up after five seconds. */
const MAX_WAIT_MS = 15_000;

/** A PlantUML diagram as an image that our own server fetched. `base` is that server. */
export async function drawPlantuml(source: string, base: string): Promise<HTMLImageElement> {
  const name = await encode(source);
  if (name.length > MAX_ADDRESS) throw new NotDrawn({ words: 'tooLarge' });
  const image = new Image();
  image.alt = '';
  await loaded(image, new URL(`diagrams/plantuml/${name}.svg`, base).href);
  return image;
}

function loaded(image: HTMLImageElement, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new NotDrawn({ words: 'plantumlFailed' }));
    const limit = setTimeout(refuse, MAX_WAIT_MS);
    image.onload = () => {
      clearTimeout(limit);
      resolve();
    };
    image.onerror = () => {
      clearTimeout(limit);
      refuse();
    };
    image.src = address;
  });
}

/** Compressed, in the alphabet of addresses. */
async function encode(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
