/** `npm run bench` and `npm run bench:sync`: build what changed, then measure; see bench/run.ts and bench/sync/run.ts. */
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { checkNode, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';

const ending = new Ending();

async function main() {
  const isSync = process.argv[2] === 'sync';
  checkNode();
  await step('Packages', install);
  if (!isSync) await step('Browser', ensureBrowser);
  await build(['client', 'frame', 'app', 'server']);
  const program = isSync ? ['bench/sync/run.ts', ...process.argv.slice(3)] : ['bench/run.ts'];
  const { code } = await run(process.execPath, ['--import', 'tsx', ...program], { cwd: root, live: true });
  process.exitCode = code;
  await ending.end();
}

main().catch((error) => ending.end(error));
