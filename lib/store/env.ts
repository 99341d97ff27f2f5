import * as z from 'zod';

const levelSchema = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info');
/** A setting that `.env` names without a value. */
const unset = z.literal('').transform(() => undefined);
/** A PlantUML server, such as https://plantuml.example.org/plantuml; without it such diagrams are not drawn. */
const plantumlSchema = z.union([unset, z.url({ protocol: /^https?$/ })]).optional();
const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.string().min(1, 'names no database'),
  /** Where the nodes of one Lectern ring each other; without it there is one node. */
  REDIS_URL: z.union([unset, z.url({ protocol: /^rediss?$/ })]).optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on; all of them when left out. */
  HOST: z.string().min(1).optional(),
  /** The address people use, when a proxy hides it: https://decks.example.org */
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: levelSchema,
  PLANTUML_URL: plantumlSchema,
  /** Metrics for Prometheus on a port of their own … */
  METRICS_PORT: z.union([unset, z.coerce.number().int().min(0).max(65_535)]).optional(),
  /** … or on the main one for who has this token. With neither there are none. */
  METRICS_TOKEN: z.union([unset, z.string().min(16, 'is shorter than 16 characters')]).optional(),
  /** How long a stopping server says that it is not ready before it sends everybody away. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
  /** A revision is kept after so many seconds without an edit, and in continuous work every so many. */
  REVISION_QUIET_SECONDS: z.coerce.number().min(0.05).default(300),
  REVISION_WORK_SECONDS: z.coerce.number().min(0.05).default(1800),
  /** Automatic revisions kept of each deck, and for how many days at most; 0: however long. Named ones stay. */
  REVISIONS_KEEP: z.coerce.number().int().min(1).default(200),
  REVISIONS_KEEP_DAYS: z.coerce.number().min(0).default(0),
  /** "off": whoever starts the server applied the migrations. */
  LECTERN_MIGRATE: z.enum(['on', 'off']).default('on'),
});
export type Env = z.infer<typeof settingsSchema>;

let parsed: Env | undefined;

/** The settings of this process, read once. Throws a ZodError that names the wrong ones. */
export function env(): Env {
  parsed ??= settingsSchema.parse(process.env);
  return parsed;
}

/** The settings that are wrong, one line each; empty when all is well. */
export function envComplaints(): readonly string[] {
  const result = settingsSchema.safeParse(process.env);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
}

/** How much is logged. Known before the other settings are needed: a build has none of them. */
export const logLevel = (): string => levelSchema.catch('info').parse(process.env['LOG_LEVEL']);

/** The PlantUML server, if there is one. Known without the other settings, as a frame's address is needed without a database. */
export const plantumlUrl = (): string | undefined => plantumlSchema.catch(undefined).parse(process.env['PLANTUML_URL']);
