import { expect, test } from 'vitest';
import { parseDeck } from './parse.ts';
import { fillTemplate } from './template.ts';

const values = { title: 'Call', author: 'anna', today: { year: 2026, month: 11, day: 26 } };
const fill = (text: string, more: Partial<typeof values> = {}) => fillTemplate(text, { ...values, ...more });
const date = (text: string, iso: string) => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  return fill(`{{title}}${text}`, { title: '', today: { year, month, day } });
};

test('D312 date, title and author are filled, in any case and with blanks inside the braces', () => {
  expect(fill('# {{title}} of {{ Date }}\n\nby {{AUTHOR}}')).toBe('# Call of 2026-11-26\n\nby anna');
});

test('D313 next:thursday is the first such day after today', () => {
  // 26 November 2026 is a Thursday
  expect(date('{{next:thursday}} {{next:friday}} {{next: Wednesday}}', '2026-11-26')).toBe('2026-12-03 2026-11-27 2026-12-02');
  expect(date('{{next:monday}}', '2024-2-28')).toBe('2024-03-04');
  expect(date('{{next:thursday}}', '2024-2-28')).toBe('2024-02-29');
  expect(date('{{next:saturday}}', '2026-12-31')).toBe('2027-01-02');
});

test('D313 agrees with the calendar of the computer for years on end', () => {
  const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
  for (let offset = 0; offset < 1500; offset += 1) {
    const now = new Date(Date.UTC(2023, 0, 1 + offset));
    const next = new Date(Date.UTC(2023, 0, 1 + offset + 1 + (offset % 7)));
    const text = date(`{{next:${names[next.getUTCDay()]}}}`, now.toISOString().slice(0, 10));
    expect(text).toBe(next.toISOString().slice(0, 10));
  }
});

test('D314 what is no variable stays as it is', () => {
  expect(fill('{{title}} {{ item.name }} {{next:someday}} {{}} {date}')).toBe('Call {{ item.name }} {{next:someday}} {{}} {date}');
});

test('D315 a value stands on one line, and nothing in it is filled again', () => {
  expect(fill('{{title}}', { title: 'a\n---\n{{author}}' })).toBe('a --- {{author}}');
});

test('D316 a template that does not name its title gets it in its front matter', () => {
  const titleIn = (text: string, title: string) => parseDeck(fill(text, { title })).settings.title;
  expect(titleIn('---\ntitle: Old\n---\n\n# {{date}}\n', 'Call')).toBe('Call');
  expect(titleIn('# Old\n', 'Call')).toBe('Call');
  expect(titleIn('---\ntitle: {{title}}\n---\n\n# {{title}}\n', 'Call: "two"')).toBe('Call: "two"');
});

test('D317 takes linear time', () => {
  const started = performance.now();
  fill(`{{title}}${'{{ '.repeat(300_000)}`);
  fill(`{{title}}{{next:${' '.repeat(900_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
