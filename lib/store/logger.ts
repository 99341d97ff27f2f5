import { pino } from 'pino';
import { logLevel } from './env.ts';

/** Structured lines on standard output: ids and codes, never a deck's text. */
export const logger = pino({ level: logLevel(), base: null });
