/** Generates and builds everything that `dist/server.mjs` serves, as the image does; packages are installed already. */
import { build } from './lib/build.mjs';
import { checkNode } from './lib/project.mjs';
import { fail } from './lib/trouble.mjs';

async function main() {
  checkNode();
  await build(['client', 'frame', 'app', 'server']);
}

main().catch(fail);
