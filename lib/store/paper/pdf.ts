import { senderOf } from '#store/address.ts';
import type { Caller } from '#store/caller.ts';
import { fileNameOf } from '#wire';
import { noBrowser } from './browser.ts';
import { foreignOf } from './deck-pictures.ts';
import { findBrowser } from './find-browser.ts';
import { keptPicture } from './kept-picture.ts';
import type { Maker } from './making-answer.ts';
import type { Paper } from './paper-of.ts';
import { type Printing, printPdf } from './print.ts';
import { paperQueue } from './queue.ts';

/** Throws LecternError "no-browser" where this server cannot make files by one. */
export function mustHaveBrowser(): void {
  if (findBrowser() === null) throw noBrowser();
}

/** What is made of a deck on paper. */
export type Kind = { readonly ending: string; readonly type: string; readonly print: (printing: Printing) => Promise<Uint8Array> };

/** Makes a file by the browser when it is its turn. */
export function paperMaker(paper: Paper, who: string, { ending, type, print }: Kind): Maker {
  const foreign = foreignOf(paper.visit.deck.id, paper.text);
  return async (tell, signal) => {
    const body = await paperQueue().run({ who, signal, moved: (ahead) => tell({ state: 'waiting', ahead }) }, () =>
      print({ sources: { ...paper, pictures: keptPicture, foreign }, signal, onStep: tell }),
    );
    return { name: fileNameOf(paper.visit.deck.title, ending), type, body };
  };
}

export const pdfKind: Kind = { ending: 'pdf', type: 'application/pdf', print: printPdf };

/** Whose turn it is: an account's, a guest's, or that of whoever asks from an address. */
export const waiterOf = ({ account, person }: Caller, headers: Headers): string => account?.id ?? person?.id ?? senderOf(headers);
