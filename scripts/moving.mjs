/** `npm run test:moving`: takes over a made-up HedgeDoc of 2,000 notes and 10,000 revisions, twice. */
import { install } from './lib/install.mjs';
import { checkNode, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';
import { step } from './lib/steps.mjs';

checkNode();
await step('Packages', install);
process.env['LECTERN_MOVING'] = 'long';
const { code } = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'lib/store/hedgedoc/many.test.ts'], {
  cwd: root,
  live: true,
});
process.exitCode = code;
