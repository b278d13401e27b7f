import type { ReactNode } from 'react';
import { useI18n } from '../i18n/i18n';

/** The head of a table of who owes what: charges, what they come to, and a last column of the table's own. */
export function DebtorHead({ who, children }: { who: string; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <thead>
      <tr>
        <th scope="col">{who}</th>
        {(['billing.charges', 'money.net', 'money.vat', 'money.gross'] as const).map((key) => (
          <th key={key} scope="col" className="end">
            {t(key)}
          </th>
        ))}
        {children}
      </tr>
    </thead>
  );
}
