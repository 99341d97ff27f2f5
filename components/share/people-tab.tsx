'use client';
import { modals } from '@mantine/modals';
import { IconBuilding, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import type { Level, OpenLevel } from '#access';
import { Face } from '#components/shell/face.tsx';
import { useWords } from '#components/words.tsx';
import { grantGroup, grantPerson, type Sharing, setOpenness, transferTo } from '#live/sharing.ts';
import { AddPeople } from './add-people.tsx';
import { Requests } from './requests.tsx';
import classes from './share.module.css';
import { ShareeRow, Sign } from './sharee-row.tsx';
import type { SharingNow } from './use-sharing.ts';

const icon = { size: 18, stroke: 1.75 } as const;

/** People, groups, and everybody else, with what each may do. */
export function PeopleTab({ now }: { readonly now: SharingNow }) {
  const { share } = useWords();
  const { sharing } = now;
  return (
    <>
      <Requests now={now} />
      <AddPeople now={now} />
      <ul className={classes['rows']}>
        {sharing.people.map((person) => (
          <PersonRow key={person.id} now={now} person={person} />
        ))}
        {sharing.groups.map((group) => (
          <GroupRow key={group.id} now={now} group={group} />
        ))}
      </ul>
      <h3 className={classes['heading']}>{share.everybodyElse}</h3>
      <ul className={classes['rows']}>
        {sharing.signIn || sharing.signedInLevel !== 'none' ? <OpenRow now={now} which="signedInLevel" /> : null}
        <OpenRow now={now} which="linkLevel" />
      </ul>
    </>
  );
}

type Person = Sharing['people'][number];

/** The same, with what one of them has now. */
const withLevel = <T extends { readonly id: string; readonly level: Level }>(
  all: readonly T[],
  id: string,
  level: T['level'],
): readonly T[] => all.map((one) => (one.id === id ? { ...one, level } : one));

function PersonRow({ now: { deckId, sharing, change }, person }: { readonly now: SharingNow; readonly person: Person }) {
  const { share, common } = useWords();
  const isYou = person.id === sharing.you;
  const give = (level: Level) =>
    void change({
      act: () => grantPerson(deckId, person.id, level),
      said: share.given(person.name, share.levels[level]),
      shows: { people: withLevel(sharing.people, person.id, level) },
      // who gave it up cannot take it back
      ...(isYou ? {} : { undo: () => grantPerson(deckId, person.id, person.level) }),
    });
  const confirm = (title: string, text: string, onConfirm: () => void) =>
    modals.openConfirmModal({
      ...{ title, children: text, onConfirm },
      labels: { confirm: common.ok, cancel: common.cancel },
      closeButtonProps: { 'aria-label': common.close },
    });
  const giveAway = () => void change({ act: () => transferTo(deckId, person.id), said: share.given(person.name, share.levels.own) });
  const onLevel = (value: string) => {
    if (value === 'transfer') confirm(share.giveAwayTitle(person.name), share.giveAwayText(person.name), giveAway);
    else if (isYou && person.level === 'own') confirm(share.giveUpTitle, share.giveUpText, () => give(value as Level));
    else give(value as Level);
  };
  const levels = (['own', 'edit', 'present', 'view'] as const).map((value) => ({ value, label: share.levels[value] }));
  const others = isYou ? [] : [{ value: 'transfer', label: share.giveAway }];
  return (
    <ShareeRow
      face={<Face id={person.id} name={person.name} size={32} />}
      name={person.name}
      mark={isYou ? share.you : ''}
      hint={person.hint ?? share.guest}
      level={person.level}
      options={[...levels, ...others, { value: 'none', label: share.remove }]}
      onLevel={onLevel}
    />
  );
}

function GroupRow({ now: { deckId, sharing, change }, group }: { readonly now: SharingNow; readonly group: Sharing['groups'][number] }) {
  const { share } = useWords();
  const onLevel = (value: string) =>
    void change({
      act: () => grantGroup(deckId, group.id, value as OpenLevel),
      said: share.given(group.name, share.levels[value as OpenLevel]),
      undo: () => grantGroup(deckId, group.id, group.level),
      shows: { groups: withLevel(sharing.groups, group.id, value as OpenLevel) },
    });
  const levels = (['edit', 'present', 'view'] as const).map((value) => ({ value, label: share.levels[value] }));
  return (
    <ShareeRow
      face={
        <Sign>
          <IconUsersGroup {...icon} />
        </Sign>
      }
      name={group.name}
      hint={group.source === 'here' ? share.groupHere(group.members) : share.groupProvider(group.members)}
      level={group.level}
      options={[...levels, { value: 'none', label: share.remove }]}
      onLevel={onLevel}
    />
  );
}

function OpenRow({ now: { deckId, sharing, change }, which }: { readonly now: SharingNow; readonly which: 'signedInLevel' | 'linkLevel' }) {
  const { share } = useWords();
  const isLink = which === 'linkLevel';
  const name = isLink ? share.everybody : share.signedIn;
  const before = sharing[which];
  const onLevel = (value: string) =>
    void change({
      act: () => setOpenness(deckId, { [which]: value }),
      said: share.given(name, share.levels[value as OpenLevel]),
      undo: () => setOpenness(deckId, { [which]: before }),
      shows: { [which]: value },
    });
  return (
    <ShareeRow
      face={<Sign>{isLink ? <IconWorld {...icon} /> : <IconBuilding {...icon} />}</Sign>}
      name={name}
      hint={isLink ? share.everybodyHelp : share.signedInHelp}
      level={before}
      options={(['none', 'view', 'present', 'edit'] as const).map((value) => ({ value, label: share.levels[value] }))}
      onLevel={onLevel}
    />
  );
}
