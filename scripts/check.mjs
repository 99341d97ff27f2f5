/** `npm run check`: the quick gate. Types, lint, code that nothing uses. */
import { build } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { install } from './lib/install.mjs';
import { checkNode } from './lib/project.mjs';
import { step } from './lib/steps.mjs';
import { fail } from './lib/trouble.mjs';

async function main() {
  checkNode();
  await step('Packages', install);
  await build(['client']);
  const outcomes = await runChecks();
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
}

main().catch(fail);
