'use client';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { When } from '#components/library/when-text.tsx';
import { revokeToken } from '#live/account-api.ts';
import { MakeToken } from './make-token.tsx';
import classes from './plain-page.module.css';
import { PlainPage } from './plain-page.tsx';
import { RowAct } from './row-act.tsx';
import { Rows, useAdminWords } from './rows.tsx';
import { useActs } from './use-acts.ts';

type Scope = 'read' | 'write' | 'admin';
/** Times are milliseconds since the epoch. */
export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  readonly createdAt: number;
  readonly usedAt: number | null;
  readonly expiresAt: number | null;
  readonly over: boolean;
};
type Props = { readonly tokens: readonly TokenRow[]; readonly mayRun: boolean };

/** Somebody's tokens for the API: make one, see it once, revoke it. */
export function TokensPage({ tokens, mayRun }: Props) {
  const words = useAdminWords();
  const [making, setMaking] = useState(false);
  const action = (
    <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setMaking(true)}>
      {words.newToken}
    </Button>
  );
  return (
    <PlainPage title={words.tokens} action={action}>
      <p className={classes['help']}>{words.tokensHelp}</p>
      {tokens.length > 0 ? <TokenTable tokens={tokens} /> : <p>{words.noTokens}</p>}
      <MakeToken opened={making} onClose={() => setMaking(false)} mayRun={mayRun} />
    </PlainPage>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly TokenRow[] }) {
  const words = useAdminWords();
  const { ask } = useActs();
  const revoke = ({ id, name }: TokenRow) =>
    ask({ title: words.revokeTitle(name), help: words.revokeHelp, confirm: words.revoke }, () => revokeToken(id), words.revoked(name));
  const rows = tokens.map((token) => ({
    id: token.id,
    cells: [
      token.name,
      words[token.scope],
      <When key="made" time={token.createdAt} />,
      token.usedAt === null ? words.never : <When key="used" time={token.usedAt} />,
      <Ends key="ends" token={token} />,
    ],
    acts: <RowAct red label={words.revoke} about={token.name} onClick={() => revoke(token)} />,
  }));
  return <Rows label={words.tokens} columns={[words.name, words.scope, words.made, words.used, words.ends]} rows={rows} />;
}

function Ends({ token: { expiresAt, over } }: { readonly token: TokenRow }) {
  const words = useAdminWords();
  if (expiresAt === null) return words.forever;
  return (
    <>
      <When time={expiresAt} /> {over ? <span className={classes['badge']}>{words.ended}</span> : null}
    </>
  );
}
