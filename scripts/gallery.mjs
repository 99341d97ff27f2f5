/** `npm run gallery -- <folder>`: builds the frame, then renders decks in it; see gallery/run.ts and docs/gallery.md. */
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { checkNode, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';

const ending = new Ending();

async function main() {
  checkNode();
  await step('Packages', install);
  await step('Browser', ensureBrowser);
  await build(['frame']);
  const { code } = await run(process.execPath, ['--import', 'tsx', 'gallery/run.ts', ...process.argv.slice(2)], { cwd: root, live: true });
  process.exitCode = code;
  await ending.end();
}

main().catch((error) => ending.end(error));
