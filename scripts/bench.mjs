/** `npm run bench`, `bench:sync` and `bench:uploads`: build what changed, then measure; see run.ts in bench/, bench/sync/ and bench/uploads/. */
import { ensureBrowser } from './lib/browser.mjs';
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { checkNode, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';

const ending = new Ending();

async function main() {
  const [part = '', ...more] = process.argv.slice(2);
  checkNode();
  await step('Packages', install);
  if (part !== 'sync') await step('Browser', (say) => ensureBrowser(say, part === ''));
  await build(['client', 'frame', 'app', 'server']);
  const { code } = await run(process.execPath, ['--import', 'tsx', `bench/${part && `${part}/`}run.ts`, ...more], {
    cwd: root,
    live: true,
  });
  process.exitCode = code;
  await ending.end();
}

main().catch((error) => ending.end(error));
