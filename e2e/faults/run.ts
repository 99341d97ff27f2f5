/** `npm run test:faults`: real processes, real faults; nothing that was acknowledged may be lost. See docs/operations.md. */
import { parseArgs } from 'node:util';
import { backup } from './backup.ts';
import { playAll } from './converge.ts';
import { loadFails, poison, postgresSlow, postgresStopped } from './database-faults.ts';
import { fuzz, type Part, type Spread } from './fuzz.ts';
import { fuzzGate } from './gate-fuzz.ts';
import { killed, killedInCompaction, mutant, restarted } from './kills.ts';
import { halfOpen, manyWriters, offline, reconnectStorm, slowReader } from './network-faults.ts';
import { nodeKilled, partitioned, redisGone } from './node-faults.ts';
import { guestRefused, restored, rightTaken, sameProfileTwice } from './people-faults.ts';
import { newSeed, randomOf } from './random.ts';
import { type Fault, type Outcome, tryFault } from './stage.ts';
import { World } from './world.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    kills: { type: 'string', default: '200' },
    /** Numbers of faults, "fuzz", "backup", "gate", "converge" and "mutant". */
    only: { type: 'string' },
    /** Seconds that Postgres is away. */
    away: { type: 'string', default: '12' },
    /** Seconds that one of two nodes is cut off. */
    partition: { type: 'string', default: '60' },
    /** Broken messages, and seeds of people who edit at once. */
    messages: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '1000' },
    /** The folder of another Postgres, such as /usr/lib/postgresql/18. */
    postgres: { type: 'string' },
    /** The server without its pages, which starts faster. */
    lanes: { type: 'boolean', default: false },
  },
});
/** Of the kills, so many hit a compaction or a stop. */
const inCompaction = Math.floor(Number(values.kills) * 0.3);
const faults: readonly Fault[] = [
  ...[killed(Number(values.kills) - inCompaction), killedInCompaction(inCompaction), restarted],
  ...[postgresStopped(Number(values.away) * 1000), postgresSlow, loadFails],
  ...[redisGone(3), partitioned(Number(values.partition) * 1000), nodeKilled(6)],
  ...[halfOpen, slowReader, reconnectStorm, manyWriters, rightTaken, poison, guestRefused, restored, sameProfileTwice, offline, backup],
];
const only = values.only?.split(',');
const isWanted = (name: string): boolean => !only || only.includes(name);
const seed = values.seed ? Number(values.seed) : newSeed();
const sums = { faults: 0, kills: 0, acked: 0, lost: 0, doubled: 0, passed: 0, failed: 0, skipped: 0 };

type Report = { readonly title: string; readonly figures: readonly string[]; readonly complaints: readonly string[] };

function tell({ title, figures, complaints }: Report): void {
  sums[complaints.length === 0 ? 'passed' : 'failed'] += 1;
  console.log(`${complaints.length === 0 ? '✓' : '✗'} ${title}`);
  if (figures.length > 0) console.log(`     ${figures.join(' · ')}`);
  for (const complaint of complaints) console.log(`     ! ${complaint}`);
}

const figuresOf = ({ faults: count, sent, acked, lost, doubled, equalMs, notes }: Outcome): string[] => [
  ...[
    `${count} faults`,
    `${sent} edits`,
    `${acked} acknowledged`,
    `LOST ${lost.length}`,
    `DUP ${doubled.length}`,
    `equal after ${equalMs} ms`,
  ],
  ...notes,
];

/** Tries one fault in a world that is well; words when it could not be tried to its end. */
async function outcomeOf(world: World, fault: Fault): Promise<Outcome | string> {
  try {
    await world.kill();
    await world.start();
    return await tryFault(world, fault, randomOf(seed + (fault.n === 'backup' ? 0 : fault.n)));
  } catch (error) {
    world.database.set({ kind: 'open' });
    return error instanceof Error ? error.message : String(error);
  }
}

const titleOf = ({ n, name }: Fault): string => `${n === 'backup' ? '  ' : String(n).padStart(2)} ${name}`;

async function reportOf(world: World, fault: Fault): Promise<Report> {
  const outcome = await outcomeOf(world, fault);
  const title = titleOf(fault);
  if (typeof outcome === 'string') return { title, figures: [], complaints: [outcome] };
  sums.faults += outcome.faults;
  if (fault.n === 1 || fault.n === 24) sums.kills += outcome.faults;
  sums.acked += outcome.acked;
  sums.lost += outcome.lost.length;
  sums.doubled += outcome.doubled.length;
  return { title, figures: figuresOf(outcome), complaints: outcome.complaints };
}

/** The checker itself is tried: it has to find that the mutant lost what it acknowledged. */
async function mutantReport(world: World): Promise<Report> {
  const title = `   ${mutant.name} fails the check`;
  const outcome = await outcomeOf(world, mutant);
  if (typeof outcome === 'string') return { title, figures: [], complaints: [outcome] };
  return { title, figures: figuresOf(outcome), complaints: outcome.lost.length > 0 ? [] : ['it was not caught'] };
}

const spreadWords = ({ p50Ms, maxMs }: Spread): string => `p50 ${p50Ms} ms, slowest ${maxMs} ms`;

function partWords(name: string, part: Part | null): string[] {
  if (!part) return [];
  const { sent, closed, turns, acks } = part;
  const longest = `longest message ${turns.messageMs.toFixed(1)} ms, ${turns.long} over 50 ms, longest turn ${turns.turnMs.toFixed(1)} ms`;
  return [`${name}: ${sent} messages, ${closed} sockets closed, ${longest}, another deck's edits acknowledged in ${spreadWords(acks)}`];
}

async function fuzzReport(world: World): Promise<Report> {
  const { quiet, begun, warm, edits, complaints } = await fuzz(world, randomOf(seed), { count: Number(values.messages), oneCore: true });
  const figures = [
    ...partWords('just started', begun),
    ...partWords('then', warm),
    `without: ${spreadWords(quiet)}`,
    `${edits} edits there`,
  ];
  return { title: '   broken messages harm nobody else', figures, complaints };
}

async function gateReport(): Promise<Report> {
  const { outcomes, complaints } = await fuzzGate(seed, Number(values.messages) / 5);
  const figures = Object.entries(outcomes).map(([outcome, times]) => `${times} ${outcome}`);
  return { title: '   no broken edit that the gate takes makes a deck unreadable', figures, complaints };
}

function convergeReport(): Report {
  const { failed, outcomes } = playAll(seed, Number(values.seeds));
  return {
    title: `   ${values.seeds} seeds of people who edit at once end like the oracle`,
    figures: Object.entries(outcomes).map(([outcome, times]) => `${times} ${outcome}`),
    complaints: failed.length > 0 ? [`${failed.length} seeds do not, the first is ${failed[0]}`] : [],
  };
}

async function whatLacks(world: World, { needs }: Fault): Promise<string | null> {
  if (needs === 'pages' && world.program === 'lanes') return 'the pages';
  return needs === 'redis' && !(await world.redis()) ? 'a Redis' : null;
}

async function tryAll(world: World): Promise<void> {
  for (const fault of faults.filter(({ n }) => isWanted(String(n)))) {
    const lacking = await whatLacks(world, fault);
    if (lacking) console.log(`- ${titleOf(fault)}: skipped, it needs ${lacking}`);
    if (lacking) sums.skipped += 1;
    else tell(await reportOf(world, fault));
  }
  if (isWanted('fuzz')) tell(await fuzzReport(world));
  if (isWanted('mutant')) tell(await mutantReport(world));
}

async function main(): Promise<void> {
  console.log(`seed ${seed}`);
  if (isWanted('gate')) tell(await gateReport());
  if (isWanted('converge')) tell(convergeReport());
  const world = await World.open(values.lanes ? 'lanes' : 'built', values.postgres);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      world.close().then(
        () => process.exit(1),
        () => process.exit(1),
      );
    });
  }
  await tryAll(world).finally(() => world.close());
  const { faults: count, kills, acked, lost, doubled, passed, failed, skipped } = sums;
  console.log(
    `\n${count} faults, ${kills} of them random kills · ${acked} edits acknowledged · LOST ${lost} · DUP ${doubled} · seed ${seed}`,
  );
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
