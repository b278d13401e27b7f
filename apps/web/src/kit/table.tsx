import type { ReactNode } from 'react';
import { type Key, useI18n } from '../i18n/i18n';

/** The title of a column, alone or with how it stands; false: there is none. */
export type Column =
  | Key
  | false
  | {
      readonly text: Key;
      /** Of numbers, and of what one does with a row. */
      readonly end?: true;
      /** Only read out: what is below says it to the eye. */
      readonly unseen?: true;
      readonly className?: string;
    };

export function TableHead({ columns }: { columns: readonly Column[] }) {
  const { t } = useI18n();
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          if (!column) return null;
          const { text, end, unseen, className } = typeof column === 'string' ? { text: column } : column;
          return (
            <th key={text} scope="col" className={end ? 'end' : className}>
              {unseen ? <span className="sr-only">{t(text)}</span> : t(text)}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface Props {
  /** Read out before the table. */
  caption: string;
  columns: readonly Column[];
  /** "folds": on a phone each row is a small card. */
  className?: string;
  /** A `tfoot`. */
  foot?: ReactNode;
  /** The rows. */
  children: ReactNode;
}

export function Table({ caption, columns, className = '', foot, children }: Props) {
  return (
    <table className={`table ${className}`.trimEnd()}>
      <caption className="sr-only">{caption}</caption>
      <TableHead columns={columns} />
      <tbody>{children}</tbody>
      {foot}
    </table>
  );
}
