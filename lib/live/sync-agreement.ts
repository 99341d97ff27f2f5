import { textHash } from '#wire';
import type { Connection } from './sync-session.ts';

/** After so long without a change the server is asked whether its text is ours. */
const QUIET_MS = 10_000;

export type Agreement = {
  /** Something changed: ask when it has become quiet. */
  stir(): void;
  /** The server's answer to a question asked after so many messages. Says whether the texts differ. */
  differs(sent: number, hash: string | null): boolean;
  close(): void;
};

/** Finds out when this page shows another text than the server has. */
export function watchAgreement(connection: () => Connection): Agreement {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isQuiet = ({ ledger, online }: Connection) => online() && ledger.settled() && ledger.pending() === 0;
  const ask = () => {
    const now = connection();
    if (isQuiet(now)) now.send({ type: 'hash', sent: now.ledger.sentCount() });
  };
  const stir = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET_MS);
  };
  return {
    stir,
    differs(sent, hash) {
      const now = connection();
      // what was written since then is on its way, and there will be another answer
      if (hash === null || !isQuiet(now) || sent !== now.ledger.sentCount()) return false;
      return textHash(now.ytext.toString()) !== hash;
    },
    close: () => clearTimeout(timer),
  };
}
