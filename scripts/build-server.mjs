/** Bundles the server with what it takes from lib/ into dist/server.mjs, and what the scripts need of it; packages stay in node_modules. */
import { pathToFileURL } from 'node:url';
import { build, context } from 'esbuild';
import { inProject, root } from './lib/project.mjs';

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  entryPoints: {
    server: 'server/index.ts',
    migrate: 'lib/store/migrate.ts',
    draw: 'lib/store/uploads/draw-process.ts',
    facts: 'lib/store/facts-worker.ts',
    backup: 'lib/store/backup/index.ts',
    'import-hedgedoc': 'lib/store/hedgedoc/index.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'linked',
  logLevel: 'warning',
};

/**
 * Bundles into another file, and again at every change.
 * @param {string} outfile in the project
 * @param {() => void} onBuilt called after each bundle that worked
 * @returns {Promise<{ dispose: () => Promise<void> }>}
 */
export async function watchServer(outfile, onBuilt) {
  const { outdir: _outdir, outExtension: _extension, entryPoints: _entries, ...rest } = options;
  /** @type {import('esbuild').Plugin} */
  const tell = { name: 'tell', setup: ({ onEnd }) => onEnd(({ errors }) => (errors.length ? undefined : onBuilt())) };
  const watching = await context({ ...rest, entryPoints: ['server/index.ts'], outfile: inProject(outfile), plugins: [tell] });
  await watching.watch();
  return watching;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  // esbuild has said what is wrong.
  await build(options).catch(() => process.exit(1));
}
