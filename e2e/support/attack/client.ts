import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import WebSocket from 'ws';

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Asked = { readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

/** Asks a server as no browser would: with any header, and a path as it stands. Keeps everything that it hears. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
  readonly #port: number;
  /** All answers and frames, without what `Set-Cookie` gives to whom it belongs. */
  readonly heard: string[] = [];

  constructor(url: string) {
    this.#port = Number(new URL(url).port);
  }

  close = (): void => this.#agent.destroy();

  ask(method: string, path: string, { headers = {}, body = '' }: Asked = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length = body ? { 'Content-Length': Buffer.byteLength(body) } : {};
      const options = { host: '127.0.0.1', port: this.#port, method, path, agent: this.#agent, headers: { ...headers, ...length } };
      const sent = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
          const { 'set-cookie': _given, ...told } = response.headers;
          this.heard.push(`${method} ${response.statusCode} ${JSON.stringify(told)} ${text}`);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** How a socket fares: "open" once it hears something, the code that it is closed with, or the status that refuses it. */
  dial(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${this.#port}${path}`, { headers: { ...headers } });
      socket.on('message', (data: Buffer) => {
        this.heard.push(`frame ${data.toString()}`);
        // The first few frames are waited for: they carry people, stage and text.
        setTimeout(() => socket.close(), 30);
        resolve('open');
      });
      socket.on('close', (code) => resolve(`${code}`));
      socket.on('unexpected-response', (_request, { statusCode }) => resolve(`${statusCode}`));
      socket.on('error', () => resolve('error'));
    });
  }
}
