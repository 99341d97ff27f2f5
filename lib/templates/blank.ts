import type { Language } from '#words';
import { asMarkdown } from './escape.ts';

const subtitle = { en: 'Subtitle', de: 'Untertitel' };

/** One title slide. */
export function blank(title: string, language: Language): string {
  return `---
slideOptions:
  theme: white
---

# ${asMarkdown(title)}

${subtitle[language]}
`;
}
