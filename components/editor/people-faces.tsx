'use client';
import { Popover, UnstyledButton } from '@mantine/core';
import { Face } from '#components/shell/face.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { Person, SyncLane } from '#live/sync-types.ts';
import { useEditing } from './editing.tsx';
import { sectionAt } from './outline-data.ts';
import { classes } from './styles.ts';

/** The faces of the others with their slides; opens the list of everybody who is here. */
export function PeopleFaces({ lane, most }: { readonly lane: SyncLane; readonly most: number }) {
  const people = useStore(lane.people);
  const { followers } = useStore(lane.stage);
  const { editor: words } = useWords();
  const others = people.filter(({ you }) => !you);
  const shown = others.slice(0, most);
  if (people.length === 0) return null;
  return (
    <Popover width={320} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes['faces']} aria-label={words.people(people.length)}>
          {(shown.length > 0 ? shown : people).map((person) => (
            <span key={person.id} className={classes['faceWithSlide']}>
              <Face id={person.id} name={person.name} />
              {person.slide === null ? null : <span className={classes['faceSlide']}>{person.slide}</span>}
            </span>
          ))}
          {others.length > most ? <span className={classes['faceMore']}>+{others.length - most}</span> : null}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes['people'] ?? ''}>
        <p className={classes['peopleHead']}>{words.peopleHere(people.length, followers)}</p>
        <PeopleList people={people} />
      </Popover.Dropdown>
    </Popover>
  );
}

function PeopleList({ people }: { readonly people: readonly Person[] }) {
  const { editor: words } = useWords();
  const { reading, goToSlide } = useEditing();
  const { sections } = useStore(reading.outline);
  return (
    <ul className={classes['peopleList']}>
      {people.map((person) => (
        <li key={person.id}>
          <UnstyledButton
            className={classes['personRow']}
            disabled={person.slide === null}
            onClick={() => person.slide !== null && goToSlide(person.slide)}
          >
            <Face id={person.id} name={person.name} />
            <span className={classes['personName']}>
              <span>
                {person.name} {person.you ? <span className={classes['dim']}>{words.you}</span> : null}
              </span>
              <span className={classes['meta']}>{person.slide === null ? '' : (sectionAt(sections, person.slide)?.topic ?? '')}</span>
            </span>
            {person.slide === null ? null : <span className={classes['meta']}>{words.onSlide(person.slide)}</span>}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
