import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type ForeignError, type ForeignSetup, fetchForeign, theInternetAnd } from './foreign-fetch.ts';
import { isPublicAddress } from './public-address.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Serves on a loopback address, by which servers on one port can be told apart; gives the port. */
async function serve(listener: RequestListener, host = '127.0.0.1', port = 0): Promise<number> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return (server.address() as AddressInfo).port;
}

/** The real thing, but for these origins, and for names: all of them lead here. */
const trusting = (...origins: string[]): ForeignSetup => ({
  ...theInternetAnd(new Set(origins)),
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
});
const trouble = async (address: string, setup: ForeignSetup): Promise<string> =>
  fetchForeign(address, setup).then(
    () => 'nothing',
    (error: ForeignError) => error.why,
  );

describe('what is public', () => {
  test.each([
    ...[
      '127.0.0.1',
      '127.8.8.8',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '240.0.0.1',
    ],
    ...['255.255.255.255', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:1::', '2001:db8::1', 'localhost', ''],
  ])('%s is not', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  test.each(['1.1.1.1', '9.9.9.9', '185.199.108.133', '2606:50c0:8000::154', '2a01:4f8::1'])('%s is', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });
});

describe('what is asked', () => {
  test('is what a private site’s own origin allows, without a cookie or a name', async () => {
    let seen: string[] = [];
    const port = await serve((request, response) => {
      seen = Object.keys(request.headers);
      response.setHeader('Content-Type', 'Text/Markdown; charset=UTF-8');
      response.end('# One\n');
    });
    const origin = `http://127.0.0.1:${port}`;
    const answer = await fetchForeign(`${origin}/x`, trusting(origin));
    expect(answer).toEqual({ url: `${origin}/x`, type: 'text/markdown', body: Buffer.from('# One\n') });
    expect(seen.sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  test.each([
    ...['http://example.org/', 'https://example.org:8443/', 'ftp://example.org/', 'file:///etc/passwd', 'javascript:1', 'no address', ''],
    ...['https://anna:secret@example.org/', 'https://anna@example.org/', `https://example.org/${'x'.repeat(3_000)}`],
  ])('is not %s', async (address) => {
    expect(await trouble(address, trusting())).toBe('address');
  });

  test.each([
    ...[
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://localhost/',
    ],
    ...['https://169.254.169.254/latest/meta-data/', 'https://[fd00:ec2::254]/', 'https://notes.example.org/'],
  ])('is not %s, which is private', async (address) => {
    expect(await trouble(address, trusting())).toBe('unreachable');
  });

  test('is no name of which one address is private', async () => {
    const both = { ...trusting(), resolve: async () => ['1.1.1.1', '10.0.0.1'].map((address) => ({ address, family: 4 })) };
    expect(await trouble('https://example.org/', both)).toBe('unreachable');
  });

  test('is the very address that was looked up: a name that leads elsewhere the second time changes nothing', async () => {
    let asked = 0;
    const port = await serve((_, response) => response.end('good'), '127.0.0.2');
    await serve((_, response) => response.end('private'), '127.0.0.3', port);
    const origin = `http://rebind.test:${port}`;
    const setup: ForeignSetup = {
      resolve: async () => [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.3', family: 4 }],
      isAllowed: (ip) => ip === '127.0.0.2',
      trusted: new Set([origin]),
    };
    const { body } = await fetchForeign(`${origin}/`, setup);
    expect(`${body} ${asked}`).toBe('good 1');
    expect(await trouble(`${origin}/`, setup)).toBe('unreachable');
  });
});

describe('what answers', () => {
  const answering = async (listener: RequestListener, more: Partial<ForeignSetup> = {}) => {
    const origin = `http://127.0.0.1:${await serve(listener)}`;
    return { origin, setup: { ...trusting(origin), ...more } };
  };

  test('is followed where it leads, five times', async () => {
    const { origin, setup } = await answering(({ url = '' }, response) => {
      const n = Number(url.slice(1));
      if (n < 5) response.writeHead(302, { Location: `/${n + 1}` }).end();
      else response.end('there');
    });
    expect((await fetchForeign(`${origin}/0`, setup)).url).toBe(`${origin}/5`);
  });

  test('two hundred times is too often', async () => {
    let asked = 0;
    const { origin, setup } = await answering((_, response) => response.writeHead(302, { Location: `/${asked++}` }).end());
    expect(await trouble(origin, setup)).toBe('redirects');
    expect(asked).toBe(6);
  });

  test.each([
    ['https://127.0.0.1/', 'unreachable'],
    ['https://[::1]/', 'unreachable'],
    ['http://10.0.0.1/', 'address'],
    ['//169.254.169.254/', 'address'],
    ['file:///etc/passwd', 'address'],
  ])('is not followed to %s', async (location, why) => {
    const { origin, setup } = await answering((_, response) => response.writeHead(307, { Location: location }).end());
    expect(await trouble(origin, setup)).toBe(why);
  });

  test('is given up when it has no end', async () => {
    let isOver = false;
    const { origin, setup } = await answering((_, response) => {
      const more = () => {
        while (!isOver && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more).on('close', () => {
        isOver = true;
      });
      more();
    });
    expect(await trouble(origin, setup)).toBe('too-large');
    await expect.poll(() => isOver).toBe(true);
  });

  test('is given up when little of it becomes much', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1_048_576));
    const { origin, setup } = await answering((_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb));
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await trouble(origin, setup)).toBe('too-large');
  });

  test('is read when it is compressed, and refused when it is broken', async () => {
    const { origin, setup } = await answering(({ url }, response) =>
      response.writeHead(200, { 'Content-Encoding': url === '/odd' ? 'lzma' : 'gzip' }).end(url === '/' ? gzipSync('# One') : 'no gzip'),
    );
    expect(`${(await fetchForeign(`${origin}/`, setup)).body}`).toBe('# One');
    expect(await trouble(`${origin}/broken`, setup)).toBe('unreachable');
    expect(await trouble(`${origin}/odd`, setup)).toBe('unreachable');
  });

  test.each([
    ['says nothing', () => undefined],
    ['drips', (_, response) => void setInterval(() => response.destroyed || response.write('x'), 20).unref()],
    ['leads on slowly', (_, response) => void setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 150)],
  ] satisfies [string, RequestListener][])('has so much time in all when it %s', async (_, listener) => {
    const { origin, setup } = await answering(listener, { timeoutMs: 300 });
    const before = performance.now();
    expect(await trouble(origin, setup)).toBe('slow');
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  test('has so much time for its name, too', async () => {
    const setup = { ...trusting(), timeoutMs: 50, resolve: () => new Promise<never>(() => undefined) };
    expect(await trouble('https://example.org/', setup)).toBe('slow');
  });

  test('with an error is no text', async () => {
    const { origin, setup } = await answering((_, response) => response.writeHead(404).end('# Not found'));
    await expect(fetchForeign(origin, setup)).rejects.toMatchObject({ why: 'status', status: 404 });
  });

  test('breaks off, or is not there', async () => {
    const { origin, setup } = await answering((_, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('half');
      setImmediate(() => response.destroy());
    });
    expect(await trouble(origin, setup)).toBe('unreachable');
    const gone = { ...trusting('http://127.0.0.1:1') };
    expect(await trouble('http://127.0.0.1:1/', gone)).toBe('unreachable');
  });
});
