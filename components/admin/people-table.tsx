'use client';
import { useState } from 'react';
import classes from '#components/account/plain-page.module.css';
import { RowAct } from '#components/account/row-act.tsx';
import { Rows, useAdminWords } from '#components/account/rows.tsx';
import { useActs } from '#components/account/use-acts.ts';
import { When } from '#components/library/when-text.tsx';
import { suspendUser } from '#live/account-api.ts';
import { DeletePerson } from './delete-person.tsx';
import type { PersonRow } from './types.ts';

type Props = { readonly people: readonly PersonRow[]; readonly you: string };

/** Accounts: who they are, and whether they may come in. */
export function PeopleTable({ people, you }: Props) {
  const words = useAdminWords();
  const [going, setGoing] = useState<PersonRow | null>(null);
  const rows = people.map((person) => ({
    id: person.id,
    cells: [
      <Who key="who" person={person} />,
      person.groups.join(', '),
      person.decks,
      person.signedInAt === null ? words.never : <When key="in" time={person.signedInAt} />,
    ],
    acts: person.id === you ? '' : <PersonActs person={person} onDelete={() => setGoing(person)} />,
  }));
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <Rows label={words.people} columns={[words.person, words.groups, words.decks, words.signedIn]} rows={rows} />
      {going ? <DeletePerson person={going} others={people.filter(({ id }) => id !== going.id)} onClose={() => setGoing(null)} /> : null}
    </>
  );
}

function Who({ person }: { readonly person: PersonRow }) {
  const words = useAdminWords();
  const known = [person.username && `@${person.username}`, person.email].filter(Boolean).join(' · ');
  return (
    <>
      <strong>{person.name}</strong> {person.admin ? <span className={classes['badge']}>{words.isAdmin}</span> : null}{' '}
      {person.suspended ? (
        <span className={classes['badge']} data-warn>
          {words.isSuspended}
        </span>
      ) : null}
      <div className={classes['dim']}>{known}</div>
    </>
  );
}

function PersonActs({ person, onDelete }: { readonly person: PersonRow; readonly onDelete: () => void }) {
  const words = useAdminWords();
  const { attempt, ask } = useActs();
  const { id, name, suspended } = person;
  const suspend = () =>
    ask({ title: words.suspendTitle(name), help: words.suspendHelp, confirm: words.suspend }, () => suspendUser(id, true), words.done);
  return (
    <>
      {suspended ? (
        <RowAct label={words.restore} about={name} onClick={() => attempt(() => suspendUser(id, false), words.done)} />
      ) : (
        <RowAct red label={words.suspend} about={name} onClick={suspend} />
      )}
      <RowAct red label={words.remove} about={name} onClick={onDelete} />
    </>
  );
}
