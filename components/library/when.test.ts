import { expect, test } from 'vitest';
import { sayWhen } from './when.ts';

const words = { today: 'Today', yesterday: 'Yesterday' };
const now = new Date(2024, 2, 21, 14, 0).getTime();
const say = (time: Date, language: 'en' | 'de' = 'en') => sayWhen(time.getTime(), now, { language, words });

test.each([
  [new Date(2024, 2, 21, 11, 40), 'Today, 11:40'],
  [new Date(2024, 2, 21, 0, 0), 'Today, 00:00'],
  [new Date(2024, 2, 20, 23, 59), 'Yesterday, 23:59'],
  [new Date(2024, 2, 7, 9, 0), '7 March'],
  [new Date(2023, 2, 7, 9, 0), '7 March 2023'],
])('%s is "%s"', (time, said) => {
  expect(say(time)).toBe(said);
});

test('in German the month is German', () => {
  expect(say(new Date(2024, 2, 7), 'de')).toBe('7. März');
});
