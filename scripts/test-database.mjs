import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { throwAwayPostgres } from './postgres.mjs';

/**
 * A fresh, empty database for one test file: of the server that TEST_DATABASE_URL names, as `npm test` sets it, or else of
 * a throw-away one.
 * @returns {Promise<{ url: string, drop: () => Promise<void> }>} call drop at the end
 */
export async function testDatabase() {
  const { TEST_DATABASE_URL: given } = process.env;
  const server = given ? { url: given, stop: async () => undefined } : await throwAwayPostgres();
  const url = new URL(server.url);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(server.url, `create database ${name}`);
  url.pathname = `/${name}`;
  const drop = async () => {
    await query(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  };
  return { url: url.href, drop };
}

/** @param {string} url @param {string} sql */
async function query(url, sql) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
