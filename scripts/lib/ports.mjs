import { createServer } from 'node:net';
import { Trouble } from './trouble.mjs';

/** Whether a TCP port can be listened on. @param {number} port @param {string} [host] all addresses when left out @returns {Promise<boolean>} */
export function portIsFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

/** A TCP port of 127.0.0.1 that nobody listens on. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** @param {string | undefined} text PORT, as it was set @returns {number} 3000 when it was not */
export function parsePort(text) {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`PORT=${text} is no port.`, { remedy: 'Give a number from 1 to 65535, such as PORT=3001.' });
}

/** Throws Trouble when somebody listens on the port. @param {number} port */
export async function checkPort(port) {
  if ((await portIsFree(port)) && (await portIsFree(port, '127.0.0.1'))) return;
  throw new Trouble(`Port ${port} is taken by another program.`, {
    remedy: `Stop that one, or choose another: PORT=${port + 1} npm start`,
  });
}
