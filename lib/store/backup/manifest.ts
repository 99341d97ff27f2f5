import * as z from 'zod';
import { isPictureName } from '#store/uploads/kinds.ts';

/** The name of this description in a backup. */
export const MANIFEST = 'backup.json';
/** Counted up when older Lecterns could not read it any more. */
const FORMAT = 1;

const sumSchema = z.object({ bytes: z.number().int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);
/** A table: its rows stand in the file `path`, as COPY's text format has them. */
const tableSchema = sumSchema.extend({
  name: identifier,
  columns: z.array(identifier).min(1),
  rows: z.number().int().min(0),
});
const sequenceSchema = z.object({ table: identifier, column: identifier, last: z.string().regex(/^\d+$/), called: z.boolean() });
const nameSchema = z.string().refine(isPictureName);

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** The version of Lectern, and when the moment was that is kept. */
  version: z.string(),
  at: z.iso.datetime(),
  /** What was applied to the database, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** Each after those that it refers to. */
  tables: z.array(tableSchema).min(1),
  sequences: z.array(sequenceSchema),
  pictures: z.array(sumSchema.extend({ name: nameSchema, type: z.string() })),
  /** Pictures that the database names, and the storage did not have. */
  lost: z.array(nameSchema),
  /** Pictures that somebody removed while the backup was made. */
  removed: z.array(nameSchema),
});

/** What a backup holds. */
export type Manifest = z.infer<typeof manifestSchema>;
export type DumpedTable = Manifest['tables'][number];
export type KeptPicture = Manifest['pictures'][number];
export const NEW_MANIFEST = { format: FORMAT } as const;

export const tablePath = (name: string): string => `database/${name}.copy`;
export const picturePath = (name: string): string => `uploads/${name}`;

/** Something that whoever runs this can mend; the words say how. */
export class BackupTrouble extends Error {
  override readonly name = 'BackupTrouble';
}
