import { at } from '../api/paths';
import type { SiteView } from '../api/types';
import { useGet } from '../app/get';
import { useSayLimits, useSayNeeds, useSayTerms } from '../booking/terms';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Tag } from '../kit/tag';

/** What the site asks of who books there, before they do. */
export function BookingRules({ site }: { site: SiteView }) {
  const { t } = useI18n();
  const sayTerms = useSayTerms();
  const sayLimits = useSayLimits();
  const terms = useGet(at.terms(site.slug)).data;
  if (!terms) return null;
  const nameOf = (id: string) => site.resources.find((resource) => resource.id === id)?.name ?? '';
  const said = [t('terms.horizon', { days: terms.horizonDays }), ...sayTerms(terms, null), ...sayLimits(terms, nameOf)];
  return (
    <Card title={t('terms.title')}>
      <ul className="stack-tight" role="list">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}

/** A training, an approval: what this one needs, beside its equipment. */
export function Needs({ site, resourceId }: { site: Pick<SiteView, 'slug'>; resourceId: string }) {
  const { t } = useI18n();
  const sayNeeds = useSayNeeds();
  const terms = useGet(at.terms(site.slug)).data;
  const said = terms ? sayNeeds(terms, resourceId) : [];
  if (said.length === 0) return null;
  return (
    <ul className="row needs" role="list" aria-label={t('terms.needs')}>
      {said.map((need) => (
        <li key={need}>
          <Tag tone="warn">{need}</Tag>
        </li>
      ))}
    </ul>
  );
}
