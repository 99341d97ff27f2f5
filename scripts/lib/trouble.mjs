/** Something the person at the terminal can mend: one line that says what is wrong and what to do. Anything else that is thrown is a bug. */
export class Trouble extends Error {
  /** @param {string} message what is wrong @param {{ remedy?: string, details?: string }} [more] details: lines to show above it */
  constructor(message, { remedy = '', details = '' } = {}) {
    super([message, remedy].filter(Boolean).join(' '));
    this.name = 'Trouble';
    this.details = details;
  }
}

/** Prints what went wrong, a Trouble as one line. @param {unknown} error */
export function report(error) {
  if (error instanceof Trouble) {
    if (error.details) console.error(error.details);
    console.error(`\n✗ ${error.message}`);
  } else console.error(error);
}

/** Prints what went wrong and ends the process with code 1. @param {unknown} error @returns {never} */
export function fail(error) {
  report(error);
  process.exit(1);
}
