import { pino } from 'pino';
import { env } from './env.ts';

/** Structured lines on standard output: ids and codes, never a deck's text. */
export const logger = pino({ level: env().LOG_LEVEL, base: null });
