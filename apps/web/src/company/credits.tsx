import type { Company } from '../api/types';
import { useGet } from '../app/get';
import { Lots } from '../credits/lots';
import { creditsAt } from '../credits/paths';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Pending } from '../kit/pending';

/** What the company has at each site; nothing where no site has given it any. */
export function Credits({ company }: { company: Company }) {
  const { t } = useI18n();
  const credits = useGet(creditsAt.ofCompany(company.id));
  if (!credits.data) return <Pending of={credits} blocks={1} />;
  const { sites } = credits.data;
  if (sites.length === 0) return null;
  return (
    <Card title={t('company.credits')}>
      <p className="hint">{t('company.credits.hint')}</p>
      {sites.map((account) => (
        <section key={account.site.id} aria-label={account.site.name}>
          <h3>{account.site.name}</h3>
          <Lots account={account} empty={<p className="muted">{t('company.credits.none')}</p>} />
        </section>
      ))}
    </Card>
  );
}
