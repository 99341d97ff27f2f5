/** `npm run test:faults`: builds what changed, then tries the server by real faults; see e2e/faults/run.ts. */
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { checkNode, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';

const ending = new Ending();

async function main() {
  checkNode();
  const args = process.argv.slice(2);
  await step('Packages', install);
  await build(args.includes('--lanes') ? ['client'] : ['client', 'frame', 'app', 'server']);
  const { code } = await run(process.execPath, ['--import', 'tsx', 'e2e/faults/run.ts', ...args], { cwd: root, live: true });
  process.exitCode = code;
  await ending.end();
}

main().catch((error) => ending.end(error));
