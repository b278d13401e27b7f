import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Banner, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { BillingForm } from '../members/billing-form';
import { membersAt, type OwnBillingIdentity } from '../members/paths';

/** Sites that were told something else: they follow once it is said here. */
function Differing({ sites }: { sites: OwnBillingIdentity['differing'] }) {
  const { t } = useI18n();
  if (sites.length === 0) return null;
  return (
    <Banner tone="warn">
      <p className="strong">{t('profile.billing.differing')}</p>
      <ul>
        {sites.map(({ slug, name, companyName }) => (
          <li key={slug}>{t('profile.billing.at', { site: name, name: companyName ?? t('profile.billing.you') })}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** To whom every site addresses my invoices. */
export function OwnBilling() {
  const { t } = useI18n();
  const { data, problem, again } = useGet(membersAt.ownBilling);
  return (
    <Card title={t('member.billing')}>
      <p>{t('profile.billing.about')}</p>
      {data ? (
        <>
          <Differing sites={data.differing} />
          <BillingForm action="/moi/profil" own identity={data} />
        </>
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
