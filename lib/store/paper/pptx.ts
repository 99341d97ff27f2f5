import { parseDeck, withoutNotes } from '#deck';
import { type Language, words } from '#words';
import type { Paper } from './paper-of.ts';
import type { Kind } from './pdf.ts';
import { type PptxSlide, pptxOf } from './pptx-file.ts';
import { type SlidePicture, takePictures } from './slide-pictures.ts';

/** A presentation with a picture of each slide; its notes have the slide's text, and the speaker's notes where the paper has them. */
export function pptxKind({ visit, text }: Paper, language: Language): Kind {
  const { settings, slides } = parseDeck(text);
  const shape = { width: settings.width, height: settings.height };
  const { slide: nameOf, speakerNotes } = words[language].taking;
  const slideOf = ({ picture, number, ...said }: SlidePicture): PptxSlide => {
    const source = slides[number - 1];
    const spoken = source ? withoutNotes(source).notes.join('\n\n').trim() : '';
    const notes = [said.text.trim(), ...(spoken === '' ? [] : [`${speakerNotes}:`, spoken])].filter((part) => part !== '').join('\n\n');
    return { picture, alt: said.title.trim() || nameOf(number), notes };
  };
  return {
    ending: 'pptx',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    print: async (printing) => {
      const pictures = await takePictures(printing, shape);
      printing.onStep({ state: 'printing' });
      return pptxOf({ title: visit.deck.title, shape, slides: pictures.map(slideOf) });
    },
  };
}
