'use client';
import classes from '#components/account/plain-page.module.css';
import { RowAct } from '#components/account/row-act.tsx';
import { Rows, useAdminWords } from '#components/account/rows.tsx';
import { useActs } from '#components/account/use-acts.ts';
import { When } from '#components/library/when-text.tsx';
import { adminDelete } from '#live/account-api.ts';
import type { DeckRow, LinkRow, SessionRow } from './types.ts';

export function DecksTable({ decks }: { readonly decks: readonly DeckRow[] }) {
  const words = useAdminWords();
  const { ask } = useActs();
  const trash = ({ id, title }: DeckRow) =>
    ask({ title: words.trashTitle(title), help: words.trashHelp, confirm: words.trash }, () => adminDelete('decks', id), words.done);
  const rows = decks.map((deck) => ({
    id: deck.id,
    cells: [
      deck.title,
      deck.owner ?? '',
      <When key="changed" time={deck.updatedAt} />,
      deck.trashed ? (
        <span key="trash" className={classes['badge']} data-warn>
          {words.inTrash}
        </span>
      ) : (
        ''
      ),
    ],
    acts: deck.trashed ? '' : <RowAct red label={words.trash} about={deck.title} onClick={() => trash(deck)} />,
  }));
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return <Rows label={words.decks} columns={[words.deck, words.owner, words.changed, words.inTrash]} rows={rows} />;
}

export function LinksTable({ links }: { readonly links: readonly LinkRow[] }) {
  const words = useAdminWords();
  const { ask } = useActs();
  const revoke = ({ id, name, deck }: LinkRow) =>
    ask(
      { title: words.revokeTitle(name || deck), help: words.revokeHelp, confirm: words.revoke },
      () => adminDelete('links', id),
      words.revoked(name || deck),
    );
  const rows = links.map((link) => ({
    id: link.id,
    cells: [
      link.name || words.link,
      link.deck,
      link.level,
      <When key="made" time={link.createdAt} />,
      link.expiresAt === null ? words.forever : <When key="ends" time={link.expiresAt} />,
    ],
    acts: <RowAct red label={words.revoke} about={link.name || link.deck} onClick={() => revoke(link)} />,
  }));
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return <Rows label={words.links} columns={[words.name, words.deck, words.level, words.made, words.ends]} rows={rows} />;
}

export function SessionsTable({ sessions }: { readonly sessions: readonly SessionRow[] }) {
  const words = useAdminWords();
  const { ask } = useActs();
  const end = ({ id, name }: SessionRow) =>
    ask(
      { title: words.endSessionTitle(name), help: words.endSessionHelp, confirm: words.endSession },
      () => adminDelete('sessions', id),
      words.done,
    );
  const rows = sessions.map((session) => ({
    id: session.id,
    cells: [
      session.name,
      <span key="agent" className={classes['dim']}>
        {session.agent}
      </span>,
      <When key="since" time={session.createdAt} />,
      <When key="seen" time={session.seenAt} />,
    ],
    acts: <RowAct red label={words.endSession} about={session.name} onClick={() => end(session)} />,
  }));
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return <Rows label={words.sessions} columns={[words.person, words.browser, words.signedIn, words.seen]} rows={rows} />;
}
