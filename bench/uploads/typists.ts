import { setTimeout as sleep } from 'node:timers/promises';
import { randomOf } from '#e2e/faults/random.ts';
import { Typist } from '#e2e/faults/typist.ts';

/** People who type, in a process of their own: what uploads cost whoever sends them must not be measured with it. */
const [address = '', count = '20'] = process.argv.slice(2);
/** As often as somebody types a word. */
const everyMs = 250;
const random = randomOf(1);
const typists = Array.from({ length: Number(count) }, (_, n) => {
  const cookie = `typist${n}`.padEnd(22, '_');
  const typist = new Typist({ name: `c${n}`, random, cookie, address: () => address });
  typist.onlyWrites = true;
  return typist;
});
while (!typists.every(({ synced }) => synced)) await sleep(20);
for (const typist of typists) {
  const turn = () => {
    typist.type();
    setTimeout(turn, everyMs * (0.5 + random.next()));
  };
  setTimeout(turn, random.next() * everyMs);
}
process.send?.('typing');
// Asked how long it took: milliseconds from each edit to its acknowledgement, since the last time.
process.on('message', () => {
  process.send?.(typists.flatMap((typist) => typist.ackMs.splice(0)));
});
process.once('disconnect', () => process.exit());
