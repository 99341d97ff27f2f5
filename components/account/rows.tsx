'use client';
import type { ReactNode } from 'react';
import { useLanguage } from '#components/words.tsx';
import { adminWords } from '#words';
import classes from './plain-page.module.css';

export type Row = { readonly id: string; readonly cells: readonly ReactNode[]; readonly acts?: ReactNode };
type Props = { readonly label: string; readonly columns: readonly string[]; readonly rows: readonly Row[] };

/** A table; on a phone each row stands by itself, and each cell under its column's name. */
export function Rows({ label, columns, rows }: Props) {
  const words = useAdminWords();
  const hasActs = rows.some(({ acts }) => acts !== undefined);
  return (
    <table className={classes['table']} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          {hasActs ? (
            <th scope="col" className={classes['actsHead']}>
              {words.actions}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, acts }) => (
          <tr key={id}>
            {columns.map((column, index) => (
              <td key={column} data-label={index === 0 ? undefined : column}>
                {cells[index]}
              </td>
            ))}
            {acts === undefined ? null : (
              <td>
                <div className={classes['acts']}>{acts}</div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words of the pages for accounts and administration, which the others do without. */
export const useAdminWords = () => adminWords[useLanguage()];
