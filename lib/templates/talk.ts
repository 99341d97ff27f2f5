import type { Language } from '#words';
import { asMarkdown } from './escape.ts';

type Texts = { who: string; agenda: string; parts: [string, string, string]; point: string; note: string; sum: string; end: string };

const texts: Record<Language, Texts> = {
  en: {
    who: 'Your name · Event',
    agenda: 'What this is about',
    parts: ['Where we stand', 'What we did', 'What comes next'],
    point: 'A point for the audience to take home',
    note: 'What you want to say. Only the speaker view shows this.',
    sum: 'In one sentence',
    end: 'Questions?',
  },
  de: {
    who: 'Ihr Name · Veranstaltung',
    agenda: 'Worum es geht',
    parts: ['Wo wir stehen', 'Was wir getan haben', 'Wie es weitergeht'],
    point: 'Ein Punkt, den alle mitnehmen',
    note: 'Was Sie sagen möchten. Nur die Sprecheransicht zeigt das.',
    sum: 'In einem Satz',
    end: 'Fragen?',
  },
};

const part = (heading: string, { point, note, sum }: Texts): string => `# ${heading}

- ${point}
- ${point} <!-- .element: class="fragment" -->

Note: ${note}

----

## ${sum}

> ${point}.
`;

/** Title, agenda, three parts of two slides each, questions. */
export function talk(title: string, language: Language): string {
  const words = texts[language];
  return [
    `---
slideOptions:
  theme: black
  transition: fade
---

<!-- .slide: data-background="#121e2b" -->

# ${asMarkdown(title)}

${words.who}
`,
    `# ${words.agenda}\n\n${words.parts.map((name, index) => `${index + 1}. ${name}`).join('\n')}\n`,
    ...words.parts.map((heading) => part(heading, words)),
    `<!-- .slide: data-background="#121e2b" -->\n\n# ${words.end}\n`,
  ].join('\n---\n\n');
}
