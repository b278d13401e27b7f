import type { Accounting, Grant } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { accountingAt } from './paths';
import { yearName } from './period';

/** What the accountant and the tax office take: the lines of what is shown, the FEC of its fiscal year. */
export function Files({ site, report, period }: { site: Grant; report: Accounting; period: string }) {
  const { t, dayNumeric } = useI18n();
  const year = report.years.find(({ first, last }) => first <= report.first && report.first <= last);
  return (
    <Card title={t('compta.files')}>
      <div className="row">
        <ButtonLink href={accountingAt.csv(site.id, period)} download>
          {t('compta.csv')}
        </ButtonLink>
        <span className="hint">{t('compta.csv.hint')}</span>
      </div>
      {!report.fec && <p className="hint">{t('compta.fec.none')}</p>}
      {report.fec && year && (
        <>
          <div className="row">
            <ButtonLink href={accountingAt.fec(site.id, period)} download>
              {t('compta.fec', { name: yearName(year) })}
            </ButtonLink>
            <ButtonLink href={accountingAt.fecDescription(site.id, period)} download>
              {t('compta.fec.description')}
            </ButtonLink>
          </div>
          <p className="hint">{t('compta.fec.hint', { first: dayNumeric(year.first), last: dayNumeric(year.last) })}</p>
        </>
      )}
    </Card>
  );
}
