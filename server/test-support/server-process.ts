import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server in a process of its own. */
export type ServerProcess = {
  readonly child: ChildProcess;
  readonly port: number;
  readonly url: string;
  readonly metricsPort: number | null;
  kill(): Promise<void>;
};

/** Starts one with these settings beside this process's; port 0 is a free one. */
export async function startProcess(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const env = { PORT: '0', ...settings };
  const child = fork(join(import.meta.dirname, 'child.ts'), { execArgv: ['--import', 'tsx'], env: { ...inherited(), ...env } });
  const [{ port, metricsPort }] = await once(child, 'message');
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { child, port, metricsPort, url: `ws://127.0.0.1:${port}`, kill };
}

// biome-ignore lint/style/noProcessEnv: a child gets what its parent has
const inherited = (): NodeJS.ProcessEnv => process.env;
