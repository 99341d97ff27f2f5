'use client';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import classes from '#components/account/plain-page.module.css';
import { PlainPage } from '#components/account/plain-page.tsx';
import { useAdminWords } from '#components/account/rows.tsx';
import { AuditTable } from './audit-table.tsx';
import { DecksTable, LinksTable, SessionsTable } from './other-tables.tsx';
import { PeopleTable } from './people-table.tsx';
import { type AdminData, adminTabs } from './types.ts';
import { UsageFigures } from './usage-figures.tsx';

/** For who runs this Lectern: people, decks, links, sessions, how much there is, and what was done. */
export function AdminPage({ data, search }: { readonly data: AdminData; readonly search: string }) {
  const words = useAdminWords();
  return (
    <PlainPage title={words.administration}>
      <nav className={classes['tabs']} aria-label={words.administration}>
        {adminTabs.map((tab) => (
          <a key={tab} className={classes['tab']} href={`/admin?tab=${tab}`} aria-current={tab === data.tab ? 'page' : undefined}>
            {words[tab]}
          </a>
        ))}
      </nav>
      {data.tab === 'usage' ? null : (
        <form className={classes['search']} action="/admin">
          <input type="hidden" name="tab" value={data.tab} />
          <TextInput
            type="search"
            name="search"
            defaultValue={search}
            aria-label={words.search}
            placeholder={words.search}
            leftSection={<IconSearch size={18} stroke={1.75} />}
          />
        </form>
      )}
      <Content data={data} />
    </PlainPage>
  );
}

function Content({ data }: { readonly data: AdminData }) {
  switch (data.tab) {
    case 'people':
      return <PeopleTable people={data.people} you={data.you} />;
    case 'decks':
      return <DecksTable decks={data.decks} />;
    case 'links':
      return <LinksTable links={data.links} />;
    case 'sessions':
      return <SessionsTable sessions={data.sessions} />;
    case 'usage':
      return <UsageFigures usage={data.usage} />;
    case 'audit':
      return <AuditTable entries={data.audit} />;
  }
}
