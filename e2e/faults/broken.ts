import * as Y from 'yjs';
import type { Random } from './random.ts';
import { frame } from './typist.ts';

/** Valid messages of every kind, from which broken ones are made. */
function templates(random: Random): readonly Uint8Array[] {
  const doc = new Y.Doc();
  const text = doc.getText('content');
  text.insert(0, '# Deck\n\nwords');
  text.delete(2, 3);
  text.insert(4, '🎉');
  const json = (message: object) => frame(101, Buffer.from(JSON.stringify(message)));
  const update = Y.encodeStateAsUpdate(doc);
  return [
    frame(0, 0, Y.encodeStateVector(doc)),
    frame(0, 1, update),
    frame(0, 2, update),
    frame(1, frame(1, random.between(1, 1e6), 1, Buffer.from('{"cursor":{"anchor":1}}'))),
    frame(3),
    json({ type: 'hash', sent: 1 }),
    json({ type: 'name', name: 'anna' }),
    json({ type: 'stage', from: 0, move: { type: 'take', anchor: 'AAAA', step: -1 } }),
    json({ type: 'stage', from: 1, move: { type: 'black', on: true } }),
  ];
}

/** Some bytes changed, left out, put in, or the message cut off. */
export function mutated(message: Uint8Array, random: Random): Uint8Array {
  const bytes = [...message];
  for (let changes = random.between(1, 4); changes > 0; changes--) {
    const at = random.between(0, bytes.length);
    const how = random.between(0, 4);
    if (how === 0) bytes.splice(at, 1);
    else if (how === 1) bytes.splice(at, 0, random.between(0, 255));
    else if (how === 2) bytes.length = at;
    else if (how === 3) bytes.splice(at, 0, ...bytes.slice(0, random.between(0, bytes.length)));
    else bytes[at] = random.pick([0, 1, 127, 128, 255, random.between(0, 255)]);
  }
  return Uint8Array.from(bytes.map((byte) => byte ?? 0));
}

/** The next one for the sync lane: bytes at random, bytes after a valid beginning, a valid message, or a mutated one. */
export function brokenMessage(random: Random): Uint8Array {
  const dice = random.next();
  if (dice < 0.15) return random.bytes(random.between(0, 200));
  if (dice < 0.35) return Uint8Array.from([random.pick([0, 1, 3, 100, 101]), random.between(0, 3), ...random.bytes(random.between(0, 60))]);
  if (dice < 0.4) return random.pick(templates(random));
  return mutated(random.pick(templates(random)), random);
}

/** The next one for the follow lane, which speaks JSON. */
export function brokenWords(random: Random): string {
  const valid = Buffer.from(random.pick(['{"type":"resync"}', '{"type":"resync","rev":7}', '[]', '"resync"', '{"type":"hash"}']));
  return Buffer.from(random.chance(0.2) ? valid : mutated(valid, random)).toString('utf8');
}
