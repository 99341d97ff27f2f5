/** `npm run bench:sync`: what the room server costs, beside a raw relay and Hocuspocus. Compare figures of one run only. */
import { measureColdLoad } from './cold.ts';
import { Notes } from './notes.ts';
import { pin } from './proc.ts';
import { measureAcks, measureCall, measureJoin, measureMemory, p50, p99 } from './scenarios.ts';
import { type Lectern, type System, startHocuspocus, startLectern, startRelay } from './systems.ts';
import { measureTyping, type Pace } from './typing.ts';

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
const notes = new Notes();

/** What can be asked of all of them. */
async function compare(system: System): Promise<void> {
  const note = notes.of(system.name);
  for (const pace of paces) {
    for (const receivers of crowds) {
      const typed = await measureTyping(system, { pace, receivers });
      const name = `${pace.perSecond} edits/s, ${receivers} editors`;
      note(`${name}: CPU per edit`, typed.cpuMs / typed.edits);
      note(`${name}: p50`, p50(typed.latencies));
      note(`${name}: p99`, p99(typed.latencies));
    }
  }
  if (system.name !== 'relay') {
    const joined = await measureJoin(system, { size: 220_000, count: 100 });
    note('100 open 220 KB at once: the last has it after', joined.ms);
    note('100 open 220 KB at once: CPU of one', joined.cpuMs);
  }
  note('memory of an editor, of 1,000', await measureMemory(system, { count: 1_000 }), kib);
}

/** What only Lectern has. */
async function measureOwn(lectern: Lectern): Promise<void> {
  const note = notes.of(lectern.name);
  const { follow } = lectern;
  for (const pace of paces) {
    for (const receivers of crowds) {
      const typed = await measureTyping(lectern, { pace, receivers, follow });
      const name = `${pace.perSecond} edits/s, ${receivers} followers`;
      note(`${name}: CPU per edit`, typed.cpuMs / typed.edits);
      note(`${name}: p99`, p99(typed.latencies));
    }
  }
  note('memory of a follower, of 1,000', await measureMemory(lectern, { count: 1_000, follow }), kib);
  const acks = await measureAcks(lectern, { perSecond: 1_000, seconds });
  note('1,000 edits/s: confirmed, p50', p50(acks.latencies));
  note('1,000 edits/s: confirmed, p99', p99(acks.latencies));
  note('1,000 edits/s: of a core', acks.cpuShare, percent);
  const call = await measureCall(lectern, { followers: 10_000, seconds: 20 });
  note('10,000 followers, 30 editors: of a core', call.cpuShare, percent);
  note('10,000 followers, 30 editors: text, p99', p99(call.content));
  note('10,000 followers, 30 editors: place, p99', p99(call.position));
  note('10,000 followers, 30 editors: memory', call.rssKb / 1024, (mb) => `${mb.toFixed(0)} MiB`);
}

async function withSystem<S extends System>(system: S, measure: (system: S) => Promise<void>): Promise<void> {
  try {
    await measure(system);
  } finally {
    await system.stop();
  }
}

async function main(): Promise<void> {
  pin(process.pid, LOAD_CORE);
  await withSystem(await startRelay(), compare);
  await withSystem(await startHocuspocus(), compare);
  await withSystem(await startLectern(), async (lectern) => {
    await compare(lectern);
    await measureOwn(lectern);
    const cold = await measureColdLoad(lectern, 260_000);
    notes.of(lectern.name)('260,000 keystrokes, opened cold: CPU', cold.cpuMs);
    notes.of(lectern.name)('260,000 keystrokes, opened cold', cold.ms);
  });
  console.log(`\n${notes.table(['relay', 'hocuspocus', 'lectern'])}`);
}

await main();
