'use client';
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import { IconFileExport, IconKeyboard, IconUser } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { AccountItems } from '#components/account/account-items.tsx';
import { Face } from '#components/shell/face.tsx';
import { useIdentity } from '#components/shell/identity.tsx';
import { useLanguage, useWords } from '#components/words.tsx';
import { LANGUAGE_COOKIE } from '#words';
import classes from './bar.module.css';
import { useLibrary } from './library-context.ts';

const YEAR_SECONDS = 31_536_000;

/** This person: name, colours, language, keys. */
export function AccountMenu() {
  const { me, openKeys } = useLibrary();
  const { account } = useIdentity();
  const { library, common, taking } = useWords();
  const shown = me.name || library.noName;
  return (
    <Menu width={240} closeOnItemClick>
      <Menu.Target>
        <UnstyledButton className={classes['account'] ?? ''} aria-label={library.account(shown)}>
          {me.id ? <Face id={me.id} name={me.name} /> : <IconUser size={20} stroke={1.75} aria-hidden="true" />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {account ? <AccountItems account={account} /> : <GuestItems />}
        {me.id ? (
          <Menu.Item component="a" href="/api/v1/zip?mine" download leftSection={<IconFileExport size={18} stroke={1.75} />}>
            {taking.allMine}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconKeyboard size={18} stroke={1.75} />} onClick={openKeys}>
          {common.keys}
        </Menu.Item>
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <LanguageItems />
      </Menu.Dropdown>
    </Menu>
  );
}

function GuestItems() {
  const { me, openName } = useLibrary();
  const { library } = useWords();
  return (
    <>
      <Menu.Label>{me.name || library.nameless}</Menu.Label>
      <Menu.Item leftSection={<IconUser size={18} stroke={1.75} />} onClick={openName}>
        {library.yourName}
      </Menu.Item>
    </>
  );
}

function SchemeItems() {
  const { library } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <>
      <Menu.Label>{library.scheme}</Menu.Label>
      <Menu.RadioGroup value={mounted ? colorScheme : 'auto'} onChange={(value) => setColorScheme(value as typeof colorScheme)}>
        {(['auto', 'light', 'dark'] as const).map((value) => (
          <Menu.RadioItem key={value} value={value}>
            {library[value]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function LanguageItems() {
  const { library } = useWords();
  const language = useLanguage();
  const router = useRouter();
  const choose = (value: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
    document.cookie = `${LANGUAGE_COOKIE}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  };
  return (
    <>
      <Menu.Label>{library.language}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={choose}>
        <Menu.RadioItem value="en" lang="en">
          English
        </Menu.RadioItem>
        <Menu.RadioItem value="de" lang="de">
          Deutsch
        </Menu.RadioItem>
      </Menu.RadioGroup>
    </>
  );
}
