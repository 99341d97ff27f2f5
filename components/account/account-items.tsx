'use client';
import { Menu, Text } from '@mantine/core';
import { IconKey, IconLogout, IconSettings, IconUsersGroup } from '@tabler/icons-react';
import type { Identity } from '#components/shell/identity.tsx';
import { complain } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { signOut } from '#live/account-api.ts';

/** What somebody who is signed in finds in the menu with their name. */
export function AccountItems({ account: { name, email, admin } }: { readonly account: NonNullable<Identity['account']> }) {
  const { account: words, common } = useWords();
  const leave = () => void signOut().catch(() => complain(common.failed));
  return (
    <>
      <Menu.Label>
        <Text component="span" display="block" size="sm" fw={600} c="var(--l-text)" truncate>
          {name}
        </Text>
        {email ? (
          <Text component="span" display="block" size="xs" truncate>
            {email}
          </Text>
        ) : null}
      </Menu.Label>
      <Menu.Item component="a" href="/groups" leftSection={<IconUsersGroup size={18} stroke={1.75} />}>
        {words.groups}
      </Menu.Item>
      <Menu.Item component="a" href="/tokens" leftSection={<IconKey size={18} stroke={1.75} />}>
        {words.tokens}
      </Menu.Item>
      {admin ? (
        <Menu.Item component="a" href="/admin" leftSection={<IconSettings size={18} stroke={1.75} />}>
          {words.admin}
        </Menu.Item>
      ) : null}
      <Menu.Item leftSection={<IconLogout size={18} stroke={1.75} />} onClick={leave}>
        {words.signOut}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}
