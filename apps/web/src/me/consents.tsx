import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { dayOf } from '../time/day';
import { membersAt, type OwnSite } from '../members/paths';

function SiteConsents({ site }: { site: OwnSite }) {
  const { t, dayNumeric } = useI18n();
  const { values, problem } = useRefused('consents');
  const mine = problem !== null && values['lieu'] === site.slug;
  const last = site.consents
    .map(({ saidAt }) => saidAt)
    .sort()
    .at(-1);
  return (
    <form className="stack-tight" method="post" action="/moi/profil">
      <h3>{site.name}</h3>
      {mine && <ErrorSummary problem={problem} />}
      <input type="hidden" name="faire" value="accord" />
      <input type="hidden" name="lieu" value={site.slug} />
      {(['newsletter', 'photo'] as const).map((purpose) => (
        <CheckField
          key={purpose}
          name={purpose}
          value="1"
          label={t(`consent.${purpose}`)}
          defaultChecked={site.consents.some((said) => said.purpose === purpose && said.given)}
        />
      ))}
      {last && <p className="hint">{t('profile.consents.last', { day: dayNumeric(dayOf(last, site.timeZone)) })}</p>}
      <div className="row">
        <Button type="submit" aria-label={t('profile.consents.save', { site: site.name })}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

/** What the sites that know me may do; asked and answered for each apart. */
export function OwnConsents() {
  const { t } = useI18n();
  const { data, problem, again } = useGet(membersAt.ownSites);
  if (data?.sites.length === 0) return null;
  return (
    <Card title={t('profile.consents')}>
      {data ? (
        <div className="columns">
          {data.sites.map((site) => (
            <SiteConsents key={site.slug} site={site} />
          ))}
        </div>
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
