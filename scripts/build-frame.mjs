// Builds the frame into dist/frame/<hash>/ and names it in dist/frame/manifest.json. `--watch`: again at each change.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { context, transform } from 'esbuild';
import { leaner } from './lib/leaner.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'dist', 'frame');
const watch = process.argv.includes('--watch');

/** Reveal's other ways to show a deck and its own help: the frame has none of them. */
const UNUSED_REVEAL = /reveal-scroll|reveal-print|print-pdf|loading-scroll-mode|r-overlay|speaker-notes|jump-to-slide|playback|\.zoomed/;

/**
 * A CSS file as text, without fonts, imports and the parts that are not used, minified.
 * @param {string} path
 */
async function cssText(path) {
  let css = await readFile(path, 'utf8');
  if (path.includes('/font-awesome/')) css = css.replace(/@font-face\s*\{[^}]*\}/g, '');
  if (path.includes('/theme/')) css = themeText(css);
  if (path.endsWith('/reveal.css')) css = withoutUnused(css);
  if (path.endsWith('/katex.css')) css = css.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '');
  return (await transform(css, { loader: 'css', minify: true })).code;
}

/**
 * A theme without what it loads, and with emoji in colour where the reader's own sans-serif has them in black and white.
 * @param {string} css
 */
function themeText(css) {
  return css
    .replace(/@font-face\s*\{[^}]*\}/g, '')
    .replace(/@import[^;]*;/g, '')
    .replaceAll('Ubuntu, sans-serif', 'Ubuntu, "Open Sans", sans-serif')
    .replace(/(--r-(?:main|heading)-font:)/g, '$1"Lectern Emoji",');
}

/**
 * Drops the rules whose every selector is about what is not used. Reveal's file is minified: no comments, no strings with braces.
 * @param {string} css
 */
function withoutUnused(css) {
  return css
    .replace(/@media print\{(?:[^{}]*\{[^{}]*\})*\}/g, '')
    .replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors) =>
      !selectors.startsWith('@') && splitSelectors(selectors).every((selector) => UNUSED_REVEAL.test(selector)) ? '' : rule,
    );
}

/** @param {string} selectors */
const splitSelectors = (selectors) => selectors.split(/,(?![^(]*\))/);

/**
 * `import text from './x.css?inline'` gives the file's text.
 * @type {import('esbuild').Plugin}
 */
const inlineCss = {
  name: 'inline-css',
  setup(build) {
    build.onResolve({ filter: /\?inline$/ }, async ({ path, resolveDir, importer }) => {
      const found = await build.resolve(path.replace(/\?inline$/, ''), { resolveDir, importer, kind: 'import-statement' });
      return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, namespace: 'inline' };
    });
    build.onLoad({ filter: /.*/, namespace: 'inline' }, async ({ path }) => ({
      contents: await cssText(path),
      loader: 'text',
      watchFiles: [path],
    }));
  },
};

const FONT_PACKAGES = [
  ...['source-sans-3', 'montserrat', 'open-sans', 'quicksand'].map((name) => `@fontsource-variable/${name}`),
  ...['lato', 'league-gothic', 'news-cycle'].map((name) => `@fontsource/${name}`),
];

/**
 * Reveal fits text by a library that keeps every element it ever saw and throws for those that an edit took away: the
 * stage does it itself.
 * @type {import('esbuild').Plugin}
 */
const withoutFitting = {
  name: 'without-fitting',
  setup(build) {
    build.onLoad({ filter: /reveal\.js[\\/]dist[\\/]reveal\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace('.r-fit-text', '.l-never');
      return contents === source ? { errors: [{ text: 'Reveal fits text in another way now.' }] } : { contents, loader: 'js' };
    });
  },
};

async function fonts() {
  const sheets = ['fonts.css', 'theme-fonts.css', 'icons.css'].map((name) => join('lib/frame/css', name));
  const all = [...sheets, 'node_modules/katex/dist/katex.css'].map((path) => readFile(join(root, path), 'utf8'));
  const css = (await Promise.all(all)).join('\n');
  const names = [...new Set([...css.matchAll(/fonts\/([\w-]+\.woff2)/g)].map((match) => match[1] ?? ''))];
  const folders = [...FONT_PACKAGES.map((name) => `${name}/files`), 'font-awesome/fonts', 'katex/dist/fonts'].map((name) =>
    join(root, 'node_modules', name),
  );
  /** @param {string} name */
  const read = (name) => readFile(folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? name);
  return Promise.all(names.map(async (name) => ({ name: `fonts/${name}`, body: await read(name) })));
}

/** @param {import('esbuild').Metafile} metafile */
function page(metafile) {
  const entry = Object.values(metafile.outputs).find((output) => output.entryPoint === 'lib/frame/main.ts');
  const ahead = (entry?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path }) => basename(path));
  return [
    '<!doctype html><html><head><meta charset="utf-8"><title>Slides</title>',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    ...ahead.map((name) => `<link rel="modulepreload" href="${name}">`),
    '<script type="module" src="main.js"></script></head><body></body></html>\n',
  ].join('');
}

/**
 * Which script needs which, and which it may load later: for whoever packs those that a deck needs into one file.
 * @param {import('esbuild').Metafile} metafile
 */
function graph(metafile) {
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([path, { imports, entryPoint = '' }]) => {
      /** @param {string} kind */
      const named = (kind) => imports.filter((one) => one.kind === kind && !one.external).map((one) => basename(one.path));
      return [basename(path), { source: entryPoint, needs: named('import-statement'), later: named('dynamic-import') }];
    }),
  );
}

/** Above so many bytes, which only libraries have that few decks load, brotli's best takes seconds and wins a tenth. */
const MAX_BEST_BYTES = 200_000;

/** @param {{ name: string, body: Buffer }} file */
async function compressed({ name, body }) {
  if (name.endsWith('.woff2')) return [{ name, body }];
  const params = { [constants.BROTLI_PARAM_QUALITY]: body.length <= MAX_BEST_BYTES ? 11 : 9 };
  const brotli = watch ? [] : [{ name: `${name}.br`, body: await promisify(brotliCompress)(body, { params }) }];
  return [{ name, body }, ...brotli, { name: `${name}.gz`, body: await promisify(gzip)(body, { level: watch ? 1 : 9 }) }];
}

/** @param {import('esbuild').BuildResult<{ write: false, metafile: true }>} result */
async function write({ outputFiles, metafile }) {
  const scripts = outputFiles.map(({ path, contents }) => ({ name: basename(path), body: Buffer.from(contents) }));
  const files = [
    ...scripts,
    ...(await fonts()),
    { name: 'files.json', body: Buffer.from(`${JSON.stringify(graph(metafile))}\n`) },
    { name: 'index.html', body: Buffer.from(page(metafile)) },
  ];
  const hash = createHash('sha256');
  for (const { name, body } of files.sort((a, b) => (a.name < b.name ? -1 : 1))) hash.update(name).update('\0').update(body);
  const dir = hash.digest('hex').slice(0, 16);
  await mkdir(join(out, dir, 'fonts'), { recursive: true });
  const all = (await Promise.all(files.map(compressed))).flat();
  await Promise.all(all.map(({ name, body }) => writeFile(join(out, dir, name), body)));
  // A reader sees the old manifest or the new one, never half of it.
  await writeFile(join(out, 'manifest.next.json'), `${JSON.stringify({ dir })}\n`);
  await rename(join(out, 'manifest.next.json'), join(out, 'manifest.json'));
  const old = (await readdir(out, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== dir);
  await Promise.all(old.map((entry) => rm(join(out, entry.name), { recursive: true, force: true })));
  return { dir, files: files.length };
}

/** @type {import('esbuild').Plugin} */
const writer = {
  name: 'write-frame',
  setup(build) {
    build.onEnd(async (result) => {
      if (result.errors.length > 0) return;
      const { dir, files } = await write(/** @type {any} */ (result));
      if (watch) console.log(`frame ${dir}: ${files} files`);
    });
  },
};

const build = await context({
  absWorkingDir: root,
  entryPoints: { main: 'lib/frame/main.ts', 'diagram-worker': 'lib/frame/diagrams/worker.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  write: false,
  metafile: true,
  legalComments: 'none',
  chunkNames: '[name]-[hash]',
  // markdown-it brings a table of entities that every browser has.
  alias: { entities: './lib/frame/entities.ts' },
  plugins: [inlineCss, withoutFitting, leaner, writer],
  logLevel: 'warning',
});

if (watch) await build.watch();
else {
  await build.rebuild().finally(() => build.dispose());
}
