// What libraries bring into the frame that a browser has, or that nothing uses: it would be loaded before the first slide.
import { readFile } from 'node:fs/promises';

/** Hosts in other scripts than Latin, by the browser's own reading of addresses; as text they stay as they were written. */
const PUNYCODE = `export default {
  toASCII: (host) => (/^[\\0-\\x7f]*$/.test(host) ? host : new URL('http://' + host).hostname),
  toUnicode: (host) => host,
};`;

/** @type {Array<{ file: RegExp, change: (code: string) => string }>} */
const CHANGES = [
  { file: /punycode\.js\/punycode\.es6\.js$/, change: () => PUNYCODE },
  // A list of all symbols of Unicode.
  { file: /uc\.micro\/build\/index\.mjs$/, change: (code) => code.replace(/^const S = .*$/m, 'const S = /\\p{S}/u;') },
  // The half that writes YAML.
  {
    file: /js-yaml\/dist\/js-yaml\.mjs$/,
    change: (code) => code.replace(/^\/\/#region src\/ast\/from_js\.ts[\s\S]*/m, 'export { CORE_SCHEMA, load };'),
  },
];

/**
 * Leaves them out. A new version of a library that looks different fails the build.
 * @type {import('esbuild').Plugin}
 */
export const leaner = {
  name: 'leaner',
  setup(build) {
    for (const { file, change } of CHANGES) {
      build.onLoad({ filter: file }, async ({ path }) => {
        const code = await readFile(path, 'utf8');
        const contents = change(code);
        return contents === code
          ? { errors: [{ text: `There is nothing to leave out of ${path} any more.` }] }
          : { contents, loader: 'js' };
      });
    }
  },
};
