import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Part of the inline script that starts the frame, see `frameBootScript`. */
const BOOT = 'window.lecternFrame={';

/** A way to a server on which a deck's page stops for a while right behind the script that starts its slides. */
export async function openSlowNetwork(target: string): Promise<{ readonly origin: string; release(): void; close(): void }> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server: Server = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    const asked = request(`${target}${url}`, { method, headers: { ...headers, 'accept-encoding': 'identity' } }, async (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (!url.startsWith('/d/')) return answer.pipe(outgoing);
      const html = Buffer.concat(await answer.toArray()).toString();
      const end = html.indexOf('</script>', html.indexOf(BOOT));
      outgoing.write(html.slice(0, end + '</script>'.length));
      await held;
      return outgoing.end(html.slice(end + '</script>'.length));
    });
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, release, close };
}
