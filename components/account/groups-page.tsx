'use client';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { deleteGroup, type OwnGroup } from '#live/groups-api.ts';
import { GroupMembers } from './group-members.tsx';
import { GroupName } from './group-name.tsx';
import classes from './plain-page.module.css';
import { PlainPage } from './plain-page.tsx';
import { RowAct } from './row-act.tsx';
import { Rows } from './rows.tsx';
import { useActs } from './use-acts.ts';
import { useGroupWords } from './use-group-words.ts';

/** The groups that somebody made: who is in them, their names, and what they are for. */
export function GroupsPage({ groups }: { readonly groups: readonly OwnGroup[] }) {
  const words = useGroupWords();
  const [naming, setNaming] = useState<OwnGroup | 'new' | null>(null);
  const [filling, setFilling] = useState<string | null>(null);
  const action = (
    <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setNaming('new')}>
      {words.newGroup}
    </Button>
  );
  return (
    <PlainPage title={words.myGroups} action={action}>
      <p className={classes['help']}>{words.groupsHelp}</p>
      {groups.length > 0 ? <GroupTable groups={groups} onName={setNaming} onFill={({ id }) => setFilling(id)} /> : <p>{words.noGroups}</p>}
      <GroupName group={naming} onClose={() => setNaming(null)} />
      <GroupMembers group={groups.find(({ id }) => id === filling) ?? null} onClose={() => setFilling(null)} />
    </PlainPage>
  );
}

type TableProps = {
  readonly groups: readonly OwnGroup[];
  readonly onName: (group: OwnGroup) => void;
  readonly onFill: (group: OwnGroup) => void;
};

function GroupTable({ groups, onName, onFill }: TableProps) {
  const words = useGroupWords();
  const { ask } = useActs();
  const remove = ({ id, name }: OwnGroup) =>
    ask(
      { title: words.deleteGroupTitle(name), help: words.deleteGroupHelp, confirm: words.remove },
      () => deleteGroup(id),
      words.groupDeleted(name),
    );
  const rows = groups.map((group) => ({
    id: group.id,
    cells: [group.name, group.members.map(({ name }) => name).join(', ') || words.nobody],
    acts: (
      <>
        <RowAct label={words.members} about={group.name} onClick={() => onFill(group)} />
        <RowAct label={words.rename} about={group.name} onClick={() => onName(group)} />
        <RowAct red label={words.remove} about={group.name} onClick={() => remove(group)} />
      </>
    ),
  }));
  return <Rows label={words.myGroups} columns={[words.name, words.members]} rows={rows} />;
}
