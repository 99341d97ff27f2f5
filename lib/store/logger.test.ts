import pg from 'pg';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { noDeck } from './errors.ts';
import { saidOf } from './logger.ts';

const secret = 'the words of a slide';
const caught = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};
const database = (code: string) =>
  Object.assign(new pg.DatabaseError(`about ${secret}`, 1, 'error'), { code, detail: secret, where: secret });

describe('an error in the log', () => {
  test.each<[string, unknown]>([
    ['of a parser', caught(() => JSON.parse(`{"text": ${secret}`))],
    ['of a schema', caught(() => z.object({ text: z.literal('x') }).parse({ text: secret }))],
    ['of the database about data', database('22021')],
    ['of ours with such a cause', new Error(`around ${secret}`, { cause: new Error(secret) })],
    ['with a text as its name’s neighbour', Object.assign(new Error(secret), { text: secret, meta: { args: secret } })],
    ['that is no error', secret],
  ])('%s holds no text of a deck', (_which, error) => {
    expect(JSON.stringify(saidOf(error))).not.toContain('slide');
  });

  test('says what kind it is and where it arose, and the words that are harmless', () => {
    expect(saidOf(new TypeError('x'))).toMatchObject({ type: 'TypeError', stack: expect.stringContaining('logger.test') });
    expect(saidOf(noDeck())).toMatchObject({ message: expect.stringContaining('mistyped') });
    expect(saidOf(Object.assign(new pg.DatabaseError('terminating connection', 1, 'error'), { code: '57P01' }))).toMatchObject({
      code: '57P01',
      message: 'terminating connection',
    });
  });
});
