import { senderOf } from '#store/address.ts';
import type { Caller } from '#store/caller.ts';
import { LecternError } from '#store/errors.ts';
import { fileNameOf } from '#wire';
import type { Pictures } from './fetch.ts';
import { findBrowser } from './find-browser.ts';
import type { Maker } from './making-answer.ts';
import type { Paper } from './paper-of.ts';
import { printPdf } from './print.ts';
import { paperQueue } from './queue.ts';

/** Can this server make PDFs? */
export const makesPdf = (): boolean => findBrowser() !== null;

/** Throws LecternError "unavailable" where it cannot. */
export function mustMakePdf(): void {
  if (!makesPdf())
    throw new LecternError('unavailable', 'There is no browser on this server that makes PDFs. Print the deck from your own.');
}

/** Makes a deck's PDF when it is its turn. */
export function pdfMaker(paper: Paper, who: string, pictures: Pictures): Maker {
  return async (tell, signal) => {
    const body = await paperQueue().run({ who, signal, moved: (ahead) => tell({ state: 'waiting', ahead }) }, () =>
      printPdf({ sources: { ...paper, pictures }, signal, onStep: (state) => tell({ state }) }),
    );
    return { name: fileNameOf(paper.visit.deck.title, 'pdf'), type: 'application/pdf', body };
  };
}

/** Whose turn it is: an account's, a guest's, or that of whoever asks from an address. */
export const waiterOf = ({ account, person }: Caller, headers: Headers): string => account?.id ?? person?.id ?? senderOf(headers);
