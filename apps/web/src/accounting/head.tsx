import { useI18n } from '../i18n/i18n';

/** Of every table by account; `coded`: some rows have an analytic code. */
export function AccountHead({ coded }: { coded: boolean }) {
  const { t } = useI18n();
  return (
    <thead>
      <tr>
        <th scope="col">{t('compta.account')}</th>
        {coded && (
          <th scope="col" className="wide-only">
            {t('compta.analytic')}
          </th>
        )}
        <th scope="col" className="end">
          {t('compta.debit')}
        </th>
        <th scope="col" className="end">
          {t('compta.credit')}
        </th>
      </tr>
    </thead>
  );
}
