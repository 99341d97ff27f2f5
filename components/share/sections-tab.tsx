'use client';
import { Radio, Stack } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { type SectionRule, setOpenness } from '#live/sharing.ts';
import classes from './share.module.css';
import type { SharedSection } from './types.ts';
import type { SharingNow } from './use-sharing.ts';

type Props = { readonly now: SharingNow; readonly sections: readonly SharedSection[] };

/** Who may change which section, and whose each is. */
export function SectionsTab({ now: { deckId, sharing, change }, sections }: Props) {
  const { share } = useWords();
  const before = sharing.sectionRule;
  const onRule = (value: string) =>
    void change({
      act: () => setOpenness(deckId, { sectionRule: value as SectionRule }),
      said: share.given(share.sections, share.rules[value as SectionRule]),
      undo: () => setOpenness(deckId, { sectionRule: before }),
      shows: { sectionRule: value as SectionRule },
    });
  return (
    <>
      <Radio.Group label={share.whoChanges} value={before} onChange={onRule} classNames={{ label: classes['groupLabel'] ?? '' }}>
        <Stack gap={12} mt={12}>
          {(['open', 'owners', 'frozen'] as const).map((rule) => (
            <Radio key={rule} value={rule} label={share.rules[rule]} description={share.rulesHelp[rule]} />
          ))}
        </Stack>
      </Radio.Group>
      <h3 className={classes['heading']}>{share.sections}</h3>
      <p className={classes['help']}>{share.ownersHelp}</p>
      <ul className={classes['sections']}>
        {sections.map(({ topic, first, last, owners }) => (
          <li key={first}>
            <span>
              {topic ?? share.noTopic} <small>{first === last ? first : `${first}–${last}`}</small>
            </span>
            <span className={classes['owners']}>{owners.join(', ') || share.noSectionOwner}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
