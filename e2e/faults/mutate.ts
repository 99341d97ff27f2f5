import type { Random } from './random.ts';

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
