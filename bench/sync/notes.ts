import { table } from '../table.ts';

type Show = (value: number) => string;
type Row = { readonly values: Map<string, number>; readonly show: Show };
export type Note = (measure: string, value: number, show?: Show) => void;

const ms: Show = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

/** What was measured, by measure and by whom. */
export class Notes {
  readonly #rows = new Map<string, Row>();

  /** Writes down what somebody needed. Milliseconds, unless shown otherwise. */
  of(name: string): Note {
    return (measure, value, show = ms) => {
      const row = this.#rows.get(measure) ?? { values: new Map(), show };
      this.#rows.set(measure, row);
      row.values.set(name, value);
      console.log(`${name}: ${measure}: ${show(value)}`);
    };
  }

  /** A row of each measure, the last of the names also as a multiple of the first. */
  table(names: readonly string[]): string {
    const [first = '', last = ''] = [names[0], names.at(-1)];
    const cells = [...this.#rows].map(([measure, { values, show }]) => {
      const [base, own] = [values.get(first), values.get(last)];
      const shown = names.map((name) => values.get(name)).map((value) => (value === undefined ? '' : show(value)));
      return [measure, ...shown, base && own ? (own / base).toFixed(2) : ''];
    });
    return table(['measure', ...names, `${last} / ${first}`], cells);
  }
}
