import type { Language } from '#words';
import { asMarkdown } from './escape.ts';

type Texts = {
  subtitle: string;
  welcome: string;
  newcomers: string;
  teams: [string, string, string];
  report: string;
  done: string;
  next: string;
  help: string;
  events: string;
  dates: string;
  end: string;
  thanks: string;
};

const texts: Record<Language, Texts> = {
  en: {
    subtitle: 'Team reports, 5 minutes each',
    welcome: 'Welcome!',
    newcomers: 'Who is here for the first time?',
    teams: ['Team One', 'Team Two', 'Team Three'],
    report: 'Report by',
    done: 'What is done',
    next: 'What comes next',
    help: 'Where we need help',
    events: 'Events',
    dates: 'Date: what, where, who goes',
    end: 'Anything else?',
    thanks: 'Next call: date and time',
  },
  de: {
    subtitle: 'Berichte der Teams, je 5 Minuten',
    welcome: 'Willkommen!',
    newcomers: 'Wer ist zum ersten Mal dabei?',
    teams: ['Team Eins', 'Team Zwei', 'Team Drei'],
    report: 'Bericht von',
    done: 'Was geschafft ist',
    next: 'Was als Nächstes kommt',
    help: 'Wo wir Hilfe brauchen',
    events: 'Termine',
    dates: 'Datum: was, wo, wer hinfährt',
    end: 'Sonst noch etwas?',
    thanks: 'Nächster Call: Datum und Uhrzeit',
  },
};

const owners = ['anna', 'ben', 'chair'];

const section = (team: string, owner: string, words: Texts): string => `<!-- owner: @${owner} -->
<!-- time: 5m -->

# ${team}

${words.report} @${owner}

----

# ${team}

- ${words.done}
- ${words.next}
    - …
- ${words.help}
`;

/** A recurring call: welcome, a section per team with its owner and time, events, end. */
export function call(title: string, language: Language): string {
  const words = texts[language];
  return [
    `---
slideOptions:
  theme: white
---

# ${asMarkdown(title)}

${words.subtitle}
`,
    `<!-- time: 2m -->\n\n# ${words.welcome}\n\n${words.newcomers}\n`,
    ...words.teams.map((team, index) => section(team, owners[index] ?? '', words)),
    `<!-- time: 3m -->\n\n# ${words.events}\n\n- ${words.dates}\n`,
    `# ${words.end}\n\n${words.thanks}\n`,
  ].join('\n---\n\n');
}
