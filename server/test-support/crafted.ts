import * as encoding from 'lib0/encoding';

export const bytes = (...numbers: number[]) =>
  encoding.encode((encoder) => {
    for (const number of numbers) encoding.writeVarUint(encoder, number);
  });

type Crafted = readonly [origin: number | null, right: number | null, words?: string];

/** An update (V1) of structs with one character each, or some words, by one client, beside characters of another. */
export function crafted(client: number, structs: readonly Crafted[], author: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, structs.length, client, 0]) encoding.writeVarUint(encoder, number);
    for (const struct of structs) writeStruct(encoder, struct, author);
    encoding.writeVarUint(encoder, 0);
  });
}

function writeStruct(encoder: encoding.Encoder, [left, right, words = 'x']: Crafted, author: number): void {
  encoding.writeUint8(encoder, 4 | (left === null ? 0 : 0x80) | (right === null ? 0 : 0x40));
  const named = [left, right].filter((clock) => clock !== null);
  for (const clock of named) encoding.writeUint8Array(encoder, bytes(author, clock));
  if (named.length === 0) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'content');
  }
  encoding.writeVarString(encoder, words);
}
