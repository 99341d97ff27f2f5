import { existsSync } from 'node:fs';
import { inProject, root } from './project.mjs';
import { run } from './run.mjs';
import { unlessUnchanged } from './stamps.mjs';
import { mustSucceed, step } from './steps.mjs';

const lock = ['package.json', 'package-lock.json', 'tsconfig.json'];
const pure = ['lib/deck', 'lib/stage', 'lib/access', 'lib/wire', 'lib/words', 'lib/templates'];

/** What is generated and built, in this order: its program, what it reads and the file that shows it was done. */
const works = {
  client: {
    title: 'Database client',
    command: ['node_modules/prisma/build/index.js', 'generate'],
    inputs: [...lock, 'prisma/schema.prisma', 'prisma.config.ts'],
    output: 'lib/store/client',
  },
  frame: {
    title: 'Slides frame',
    command: ['scripts/build-frame.mjs'],
    inputs: [...lock, ...pure, 'lib/frame', 'scripts/build-frame.mjs', 'scripts/lib/leaner.mjs'],
    output: 'dist/frame/manifest.json',
  },
  app: {
    title: 'App',
    command: ['node_modules/next/dist/bin/next', 'build'],
    inputs: [
      ...lock,
      ...pure,
      'app',
      'components',
      'lib/live',
      'lib/store',
      'public',
      'prisma/schema.prisma',
      'proxy.ts',
      'next.config.ts',
    ],
    output: '.next/BUILD_ID',
  },
  server: {
    title: 'Server code',
    command: ['scripts/build-server.mjs'],
    inputs: [...lock, ...pure, 'lib/store', 'server', 'prisma', 'scripts/build-server.mjs'],
    output: 'dist/server.mjs',
  },
};

/** Generates and builds what changed, one step each. @param {(keyof typeof works)[]} names */
export async function build(names) {
  for (const name of names) {
    const { title, command, ...about } = works[name];
    await step(title, async (say) => {
      const done = await unlessUnchanged(name, about, () => runNode(title, command));
      if (!done) say('unchanged');
    });
  }
}

/** @param {string} title @param {string[]} args */
async function runNode(title, args) {
  const result = await run(process.execPath, args, { cwd: root, env: { ...process.env, ...quiet(), NODE_ENV: 'production' } });
  mustSucceed(
    result,
    `${title}: the build failed (its last words are above).`,
    existsSync(inProject('node_modules')) ? '' : 'Run `npm ci`.',
  );
}

/** Settings that keep the tools from the network, and from talking about their own news. */
export function quiet() {
  // Generating needs no engine, but Prisma downloads one unless the variable names a file that exists.
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
