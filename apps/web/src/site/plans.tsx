import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { myMembershipUrl } from '../memberships/links';
import { Offer } from '../memberships/offer';
import { membershipsAt } from '../memberships/paths';

/** Plans that may be taken here; nothing where there are none. */
export function Plans({ slug, site }: { slug: string; site: string }) {
  const { t } = useI18n();
  const { data } = useGet(membershipsAt.onOffer(slug));
  if (!data || data.plans.length === 0) return null;
  return (
    <Card title={t('offer.title')}>
      <p className="muted">{t('offer.hint')}</p>
      <ul className="offers" role="list">
        {data.plans.map((plan) => (
          <Offer key={plan.id} plan={plan} currency={data.currency}>
            <div>
              <ButtonLink
                small
                href={myMembershipUrl({ chez: slug, formule: plan.id })}
                label={t('offer.take.of', { name: plan.name, site })}
              >
                {t('offer.take')}
              </ButtonLink>
            </div>
          </Offer>
        ))}
      </ul>
    </Card>
  );
}
