import { delimiter } from 'node:path';
import * as z from 'zod';

const levelSchema = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info');
/** A setting that `.env` names without a value. */
const unset = z.literal('').transform(() => undefined);
/** A setting that is not needed; named without a value it counts as left out. */
const optional = <T extends z.ZodType>(schema: T) => z.union([unset, schema]).optional();
const webAddress = z.url({ protocol: /^https?$/ });
/** A PlantUML server, such as https://plantuml.example.org/plantuml; without it such diagrams are not drawn. */
const plantumlSchema = optional(webAddress);

const seconds = { s: 1, m: 60, min: 60, h: 3600, d: 86_400 } as const;
/** So many in so much time: 30/h, 20/10min. */
const limitSchema = z
  .string()
  .regex(/^[1-9]\d{0,6}\/([1-9]\d{0,3})?(s|m|min|h|d)$/, 'is no limit such as 30/h or 20/10min')
  .transform((limit) => {
    const [, points, count, unit] = /^(\d+)\/(\d*)([a-z]+)$/.exec(limit) ?? [];
    return { points: Number(points), seconds: Number(count || 1) * seconds[unit as keyof typeof seconds] };
  });

/** Origins, separated by commas: https://notes.example.internal, http://10.0.0.5:3000 */
const originsSchema = z
  .string()
  .transform((list) =>
    list
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .pipe(z.array(webAddress.transform((address) => new URL(address).origin)));

const plainSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.string().min(1, 'names no database'),
  /** Where the nodes of one Lectern ring each other; without it there is one node. */
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on; all of them when left out. */
  HOST: z.string().min(1).optional(),
  /** The address people use, when a proxy hides it: https://decks.example.org */
  APP_URL: optional(webAddress),
  /** What people without an account may do; without it "create", and "follow" where there is sign-in. */
  GUESTS: optional(z.enum(['none', 'follow', 'edit', 'create'])),
  /** The OpenID Connect provider, as its tokens name themselves: https://sso.example.org/realms/example. Without it there is no sign-in. */
  OIDC_ISSUER: optional(webAddress),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_SCOPE: optional(z.string()),
  /** Where in the provider's claims the groups stand: a name, or a path with dots such as realm_access.roles. */
  OIDC_GROUPS_CLAIM: optional(z.string()),
  /** What people call the provider. */
  OIDC_NAME: optional(z.string().max(60)),
  /** Where Lectern itself reads about the provider, when that is not below OIDC_ISSUER. */
  OIDC_DISCOVERY_URL: optional(webAddress),
  /** The provider is asked anew about somebody's groups after so long at most. */
  OIDC_REFRESH_SECONDS: z.coerce.number().min(1).default(300),
  /** How many proxies of one's own stand between people and Lectern, and write X-Forwarded-For. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Who is in this group of the provider runs this Lectern. */
  ADMIN_GROUP: optional(z.string()),
  /** Sites that may be imported from though they are in a private network, by http or on a port of their own. */
  FOREIGN_HOSTS: originsSchema.prefault(''),
  LOG_LEVEL: levelSchema,
  PLANTUML_URL: plantumlSchema,
  /** Metrics for Prometheus on a port of their own … */
  METRICS_PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  /** … or on the main one for who has this token. With neither there are none. */
  METRICS_TOKEN: optional(z.string().min(16, 'is shorter than 16 characters')),
  /** How long a stopping server says that it is not ready before it sends everybody away. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
  /** A revision is kept after so many seconds without an edit, and in continuous work every so many. */
  REVISION_QUIET_SECONDS: z.coerce.number().min(0.05).default(300),
  REVISION_WORK_SECONDS: z.coerce.number().min(0.05).default(1800),
  /** Automatic revisions kept of each deck, and for how many days at most; 0: however long. Named ones stay. */
  REVISIONS_KEEP: z.coerce.number().int().min(1).default(200),
  REVISIONS_KEEP_DAYS: z.coerce.number().min(0).default(0),
  /** Sign-ins that fail, from one address. */
  LIMIT_LOGIN: limitSchema.prefault('100/15min'),
  /** Share links that do not exist, tried from one address. */
  LIMIT_LINK_MISSES: limitSchema.prefault('20/10min'),
  /** Decks that one person makes. */
  LIMIT_CREATE: limitSchema.prefault('100/h'),
  /** Decks to which one person asks for access. */
  LIMIT_REQUESTS: limitSchema.prefault('30/h'),
  /** Foreign addresses that one person has read. */
  LIMIT_IMPORT: limitSchema.prefault('10/h'),
  /** Calls with one token of the API; with tokens that do not count, from one address. */
  LIMIT_API: limitSchema.prefault('600/min'),
  /** PDFs that one person has made. */
  LIMIT_PDF: limitSchema.prefault('10/h'),
  /** The browser that makes PDFs: Chromium or Chrome. Without it the one that the system has. */
  CHROMIUM_PATH: optional(z.string()),
  /** Sockets opened from one address. */
  LIMIT_JOIN: limitSchema.prefault('6000/min'),
  /** Pictures that one person uploads, and their size together in megabytes. */
  LIMIT_UPLOAD: limitSchema.prefault('60/h'),
  LIMIT_UPLOAD_MB: limitSchema.prefault('200/d'),
  /** Pictures of other sites: copied once and shown from here, or loaded by each reader from there. */
  IMAGES: z.enum(['mirror', 'direct']).default('mirror'),
  /** Pictures of other sites fetched for one deck. */
  LIMIT_MIRROR: limitSchema.prefault('300/h'),
  /** Where pictures are kept: in the data folder, or in any S3-compatible storage. */
  UPLOADS: z.enum(['disk', 's3']).default('disk'),
  /** The data folder, from where the server was started. */
  LECTERN_DATA: optional(z.string()).default('data'),
  /** The largest picture taken, and the most that one deck and one person keep, in bytes. */
  MAX_UPLOAD_BYTES: z.coerce.number().int().min(1000).max(100_000_000).default(10_000_000),
  MAX_DECK_UPLOAD_BYTES: z.coerce.number().int().min(0).default(200_000_000),
  MAX_USER_UPLOAD_BYTES: z.coerce.number().int().min(0).default(1_000_000_000),
  /** Pictures that no text has named for so many days are removed; 0: they stay, and are only counted. */
  UPLOADS_UNUSED_DAYS: z.coerce.number().min(0).default(30),
  S3_ENDPOINT: optional(webAddress),
  S3_BUCKET: optional(z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is no name of a bucket')),
  S3_REGION: optional(z.string()).default('us-east-1'),
  S3_ACCESS_KEY: optional(z.string()),
  S3_SECRET_KEY: optional(z.string()),
  /** "off": whoever starts the server applied the migrations. */
  LECTERN_MIGRATE: z.enum(['on', 'off']).default('on'),
});
/** What sign-in needs beside the provider's name, and S3 beside its choice. */
const settingsSchema = plainSchema.superRefine((settings, context) => {
  const need = (names: readonly (keyof typeof settings)[], why: string) => {
    for (const name of names)
      if (!settings[name]) context.addIssue({ code: 'custom', path: [name], message: `is missing, and ${why} needs it` });
  };
  if (settings.OIDC_ISSUER) need(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'APP_URL'], 'sign-in with OIDC_ISSUER');
  if (settings.UPLOADS === 's3') need(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'], 'UPLOADS=s3');
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

/** The sites of FOREIGN_HOSTS. */
export const foreignOrigins = (): ReadonlySet<string> => new Set(env().FOREIGN_HOSTS);

/** next-auth takes the address of this site from the environment alone, and from a request's headers when told to trust them. */
export function tellNextAuth(appUrl: string): void {
  process.env['NEXTAUTH_URL'] = appUrl;
  delete process.env['AUTH_TRUST_HOST'];
}

/** The folders in which programs are looked for. */
export const programFolders = (): readonly string[] => (process.env['PATH'] ?? '').split(delimiter);
