import { area } from './area.ts';

export const name = area({
  en: {
    yourName: 'Your name',
    seenBy: 'The others see it beside your cursor and when you present.',
    youWriteAs: (guest: string) => `You write as ${guest}.`,
    whatIsYours: 'What is your name?',
    later: 'Later',
    empty: 'Please enter a name.',
    tooLong: 'At most 60 characters, please.',
    saved: (chosen: string) => `You are now ${chosen}.`,
  },
  de: {
    yourName: 'Ihr Name',
    seenBy: 'Die anderen sehen ihn an Ihrem Cursor und wenn Sie präsentieren.',
    youWriteAs: (guest: string) => `Sie schreiben als ${guest}.`,
    whatIsYours: 'Wie heißen Sie?',
    later: 'Später',
    empty: 'Bitte geben Sie einen Namen ein.',
    tooLong: 'Bitte höchstens 60 Zeichen.',
    saved: (chosen: string) => `Sie heißen jetzt ${chosen}.`,
  },
});
