import './rates.css';
import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Grant, ManagedRate, RateBook } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl, rateUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Tag } from '../kit/tag';
import { Extras } from '../manage/extras';
import { ForbiddenVat } from '../manage/forbidden-vat';
import { SectionFrame } from '../manage/section-frame';
import { pricedOf } from '../manage/rate-form';
import { RateRefused } from '../manage/rate-refused';
import { Simulator } from '../manage/simulator';
import { Rates } from '../site/rates';

const DONE: Record<string, Key> = {
  ajoute: 'tarifs.done.added',
  modifie: 'tarifs.done.changed',
  retire: 'tarifs.done.retired',
  remis: 'tarifs.done.back',
  'extra-ajoute': 'tarifs.extra.done.added',
  'extra-modifie': 'tarifs.done.changed',
  'extra-retire': 'tarifs.extra.done.withdrawn',
  'extra-remis': 'tarifs.extra.done.back',
};

function SoldAt({ rate: { usedBy } }: { rate: ManagedRate }) {
  const { t } = useI18n();
  const names = [...usedBy.resources, ...usedBy.rates, ...usedBy.plans, ...usedBy.groups].map(({ name }) => name);
  return (
    <p className="small muted">
      {names.length > 0 ? t('tarifs.usedBy', { names: names.join(', ') }) : t('tarifs.unused')}
    </p>
  );
}

function Rate({ site, rate, book }: { site: Grant; rate: ManagedRate; book: RateBook }) {
  const { t, basisPoints } = useI18n();
  const { id, name, active } = rate;
  return (
    <li>
      <div className="row-between">
        <h3>
          <Link href={rateUrl(site.slug, id)}>{name}</Link>
          {!active && <Tag>{t('resources.retired')}</Tag>}
        </h3>
        <form method="post" action={manageUrl('/tarifs', site.slug)}>
          <input type="hidden" name="id" value={id} />
          {active ? (
            <Button type="submit" small name="faire" value="retirer" aria-label={t('tarifs.retire.of', { name })}>
              {t('resources.retire')}
            </Button>
          ) : (
            <Button type="submit" small name="faire" value="remettre" aria-label={t('tarifs.back.of', { name })}>
              {t('resources.back')}
            </Button>
          )}
        </form>
      </div>
      <div>
        <Rates of={pricedOf(rate, book.rates)} currency={book.currency} />
        <p className="hint num">
          {t('money.vat')} {basisPoints(rate.vatRateBp)}
        </p>
        {active && <ForbiddenVat rate={rate.vatRateBp} allowed={book.vatRates} />}
      </div>
      <SoldAt rate={rate} />
    </li>
  );
}

function Book({ site }: { site: Grant }) {
  const { t } = useI18n();
  const answer = useGet(at.rates(site.id));
  if (!answer.data) return <Pending of={answer} blocks={1} />;
  const { data } = answer;
  if (data.rates.length === 0) {
    return <EmptyState level={3} title={t('tarifs.none.title')} text={t('tarifs.none.text')} />;
  }
  return (
    <ul className="rate-list" role="list">
      {data.rates.map((rate) => (
        <Rate key={rate.id} site={site} rate={rate} book={data} />
      ))}
    </ul>
  );
}

function RatesOfSite({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { problem } = useRefused('rates');
  return (
    <div className="stack">
      <Done words={DONE} />
      <ErrorSummary problem={problem}>
        <RateRefused problem={problem} site={site} />
      </ErrorSummary>
      <Card
        title={t('tarifs.list')}
        aside={
          <ButtonLink look="primary" href={rateUrl(site.slug, null)}>
            {t('tarifs.add')}
          </ButtonLink>
        }
      >
        <Book site={site} />
      </Card>
      <Extras site={site} />
      <Simulator site={site} />
    </div>
  );
}

export default function RatesPage() {
  return (
    <SectionFrame page="/tarifs" managerOnly>
      {(site) => <RatesOfSite site={site} key={site.id} />}
    </SectionFrame>
  );
}
