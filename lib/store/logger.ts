import { pino } from 'pino';
import { logLevel } from './env.ts';

/** Errors of Postgres about connections, resources, shutdown and conflicts: their words never hold what was stored. */
const HARMLESS_SQLSTATE = /^(08|40|53|55|57|58)/;
const MAX_CAUSES = 4;

type Said = { readonly type: string; readonly code?: string; readonly message?: string; readonly stack?: string; readonly cause?: Said };

/**
 * An error for the log: its kind, its code and where it arose. Its words only where they cannot hold any of a deck's text: a parser
 * quotes what it could not read, and a database what it could not store.
 */
export function saidOf(error: unknown, depth = 0): Said {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  const message = isHarmless(error, code.code) ? { message: error.message } : {};
  const cause = error.cause !== undefined && depth < MAX_CAUSES ? { cause: saidOf(error.cause, depth + 1) } : {};
  return { type: error.name, ...code, ...message, stack: frames.join('\n'), ...cause };
}

/** Our own words, the system's, and some of Postgres's. */
function isHarmless(error: Error, code: string | undefined): boolean {
  if (error.name === 'LecternError' || 'syscall' in error) return true;
  return code !== undefined && HARMLESS_SQLSTATE.test(code);
}

/** Structured lines on standard output: ids and codes, never a deck's text. */
export const logger = pino({ level: logLevel(), base: null, serializers: { err: (error: unknown) => saidOf(error) } });
