/** `npm run bench:sync`: what the room server costs, beside a raw relay and Hocuspocus. Compare figures of one run only. */
import { parseArgs } from 'node:util';
import { pin } from '#scripts/lib/measure.mjs';
import { attacks } from '#server/test-support/attacks.ts';
import { measureAttack } from './attacks.ts';
import { measureColdLoad } from './cold.ts';
import { type Note, Notes } from './notes.ts';
import { measureAcks, measureCall, measureJoin, measureMemory, p50, p99 } from './scenarios.ts';
import { type Lectern, type System, startHocuspocus, startLectern, startRelay } from './systems.ts';
import { measureTyping, type Pace } from './typing.ts';

const { values } = parseArgs({
  options: {
    /** Part of the names of measures, such as "500 editors"; others are left out. May be said several times. */
    only: { type: 'string', multiple: true },
    systems: { type: 'string', default: 'relay,hocuspocus,lectern' },
    /** A folder for CPU profiles of Lectern. */
    profile: { type: 'string' },
  },
});
/** The load and all else; the servers have the other one. */
const LOAD_CORE = 1;
const seconds = 10;
const paces: readonly Pace[] = [
  { writers: 10, perSecond: 20, seconds },
  { writers: 20, perSecond: 200, seconds },
];
const crowds = [500, 2_000];
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
const kib = (kb: number) => `${kb.toFixed(1)} KiB`;
const mib = (kb: number) => `${(kb / 1024).toFixed(0)} MiB`;

/** Something that is measured, by its name in the table. */
type Measure<S> = { readonly name: string; readonly of: (system: S, tell: Note) => Promise<void> };

/** `follow`: the receivers are followers. */
function typing<S extends System>(pace: Pace, receivers: number, follow?: (system: S, deckId: string) => string): Measure<S> {
  return {
    name: `${pace.perSecond} edits/s, ${receivers} ${follow ? 'followers' : 'editors'}`,
    async of(system, tell) {
      const where = follow ? { follow: (deckId: string) => follow(system, deckId) } : {};
      const typed = await measureTyping(system, { pace, receivers, ...where });
      tell(': CPU per edit', typed.cpuMs / typed.edits);
      tell(': p50', p50(typed.latencies));
      tell(': p99', p99(typed.latencies));
    },
  };
}

const join: Measure<System> = {
  name: '100 open 220 KB at once',
  async of(system, tell) {
    if (system.name === 'relay') return;
    const joined = await measureJoin(system, { size: 220_000, count: 100 });
    tell(': the last has it after', joined.ms);
    tell(': CPU of one', joined.cpuMs);
  },
};

const memory: Measure<System> = {
  name: 'memory of an editor, of 2,000',
  of: async (system, tell) => tell('', await measureMemory(system, { count: 2_000 }), kib),
};

const followerMemory: Measure<Lectern> = {
  name: 'memory of a follower, of 2,000',
  of: async (lectern, tell) => tell('', await measureMemory(lectern, { count: 2_000, follow: lectern.follow }), kib),
};

const acks: Measure<Lectern> = {
  name: '1,000 edits/s',
  async of(lectern, tell) {
    const { latencies, cpuShare } = await measureAcks(lectern, { perSecond: 1_000, seconds });
    tell(': confirmed, p50', p50(latencies));
    tell(': confirmed, p99', p99(latencies));
    tell(': of a core', cpuShare, percent);
  },
};

const call: Measure<Lectern> = {
  name: '10,000 followers, 30 editors',
  async of(lectern, tell) {
    const { cpuShare, content, position, rssKb } = await measureCall(lectern, { followers: 10_000, seconds: 20 });
    tell(': of a core', cpuShare, percent);
    tell(': text, p99', p99(content));
    tell(': place, p99', p99(position));
    tell(': memory', rssKb, mib);
  },
};

const cold: Measure<Lectern> = {
  name: '260,000 keystrokes, opened cold',
  async of(lectern, tell) {
    const { cpuMs, ms } = await measureColdLoad(lectern, 260_000);
    tell(': CPU', cpuMs);
    tell('', ms);
  },
};

/** Somebody types in one deck while another one is attacked; null: while none is. */
const attack = (name: string | null): Measure<Lectern> => ({
  name: `attack: ${name ?? 'none'}`,
  async of(lectern, tell) {
    const latencies = await measureAttack(lectern, name);
    tell(', elsewhere p50', p50(latencies));
    tell(', elsewhere slowest', Math.max(...latencies));
  },
});

const pairs = paces.flatMap((pace) => crowds.map((receivers) => ({ pace, receivers })));
/** What can be asked of all of them. */
const compared: readonly Measure<System>[] = [...pairs.map(({ pace, receivers }) => typing(pace, receivers)), join, memory];
/** What only Lectern has. */
const following = pairs.map(({ pace, receivers }) => typing<Lectern>(pace, receivers, (lectern, deckId) => lectern.follow(deckId)));
const attacked = [null, ...Object.keys(attacks)].map(attack);
const own: readonly Measure<Lectern>[] = [...following, followerMemory, acks, call, cold, ...attacked];

const isWanted = ({ name }: { readonly name: string }): boolean => values.only?.some((part) => name.includes(part)) ?? true;
const systems = values.systems.split(',');
const notes = new Notes();

/** Starts a system, if it is to be measured, and stops it. */
async function measure<S extends System>(name: S['name'], start: () => Promise<S>, measures: readonly Measure<S>[]): Promise<void> {
  const wanted = measures.filter(isWanted);
  if (!systems.includes(name) || wanted.length === 0) return;
  const system = await start();
  const note = notes.of(name);
  try {
    for (const { name: what, of } of wanted) await of(system, (part, value, show) => note(what + part, value, show));
  } finally {
    await system.stop();
  }
}

async function main(): Promise<void> {
  pin(process.pid, LOAD_CORE);
  await measure('relay', startRelay, compared);
  await measure('hocuspocus', startHocuspocus, compared);
  await measure('lectern', () => startLectern(values.profile), [...compared, ...own]);
  console.log(`\n${notes.table(['relay', 'hocuspocus', 'lectern'])}`);
}

await main();
