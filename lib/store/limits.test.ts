import { describe, expect, test, vi } from 'vitest';
import { CLIENT_ADDRESS, clientAddress, countFailure, mustBeUnder, networkOf } from './limits.ts';

describe('where a request comes from', () => {
  test('without trusted proxies nobody’s word counts', () => {
    expect(clientAddress('1.2.3.4', '9.9.9.9', 0)).toBe('9.9.9.9');
    expect(clientAddress(undefined, '9.9.9.9', 0)).toBe('9.9.9.9');
  });

  test('of a forged chain only what the trusted proxies added counts', () => {
    expect(clientAddress('6.6.6.6, 1.2.3.4', '10.0.0.1', 1)).toBe('1.2.3.4');
    expect(clientAddress('6.6.6.6, 1.2.3.4, 10.0.0.2', '10.0.0.1', 2)).toBe('1.2.3.4');
    expect(clientAddress(undefined, '10.0.0.1', 1)).toBe('10.0.0.1');
  });

  test('an IPv6 network counts as one', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:DB8:1:2::9'));
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('::ffff:1.2.3.4')).toBe('1.2.3.4');
    expect(networkOf('::1')).toBe('0:0:0:0');
  });
});

test('who failed too often is refused, and nobody else', async () => {
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  vi.stubEnv('LIMIT_LOGIN', '3/15m');
  const from = (address: string) => new Headers({ [CLIENT_ADDRESS]: address });
  for (let n = 0; n < 3; n++) {
    await mustBeUnder('login', from('1.2.3.4'));
    await countFailure('login', from('1.2.3.4'));
  }
  await expect(mustBeUnder('login', from('1.2.3.4'))).rejects.toMatchObject({ kind: 'too-many' });
  await countFailure('login', from('1.2.3.4'));
  await expect(mustBeUnder('login', from('1.2.3.5'))).resolves.toBeUndefined();
});
