import type { Env } from './env.ts';

/** What a page of slides may not ask a browser for. */
export const FRAME_PERMISSIONS =
  'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=(), payment=()';

type Where = {
  readonly hosts: readonly string[];
  /** Name of the folder of the frame's build. */
  readonly dir: string;
  /** Hosts that may frame it. */
  readonly ancestors: readonly string[] | 'anybody';
  /** With "mirror" nothing is asked of other sites. */
  readonly images: Env['IMAGES'];
};

/**
 * The policy of a document of slides, which holds whatever a deck tries.
 *
 * `http://host` stands for https as well. The origin of the document is opaque, so 'self' would mean nothing: its own
 * folder is named instead.
 */
export function framePolicy({ hosts, dir, ancestors, images }: Where): string {
  const folder = hosts.map((host) => `http://${host}/frame/${dir}/`).join(' ');
  return [
    "default-src 'none'",
    // Graphviz is WebAssembly.
    `script-src ${folder} 'wasm-unsafe-eval'`,
    `style-src 'unsafe-inline' ${folder}`,
    `img-src ${images === 'mirror' ? hosts.map((host) => `http://${host}`).join(' ') : 'https: http:'} data:`,
    `font-src ${folder}`,
    "connect-src 'none'",
    "media-src 'none'",
    "frame-src 'none'",
    // A worker has this policy, too: it loads from the folder and reaches nothing.
    'worker-src blob:',
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors === 'anybody' ? '*' : ancestors.map((host) => `http://${host}`).join(' ') || "'none'"}`,
    'sandbox allow-scripts',
  ].join('; ');
}
