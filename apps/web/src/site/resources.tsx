import type { DayView, Kind, ResourceView, SiteView } from '../api/types';
import { useNow } from '../app/boot';
import { bookUrl, type BookChoice } from '../app/links';
import { bookablesOf, canTake, offeredPeriods, soldByPeriod, startsOf, type Bookable } from '../booking/choice';
import { usePeriodName } from '../booking/period';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Tag } from '../kit/tag';
import { Timeline } from '../kit/timeline';
import { useSayFeature } from '../search/features';
import { Needs } from './terms';

export type OnBook = (kind: Kind, wish: BookChoice) => void;
interface Props {
  site: SiteView;
  day: DayView;
  kind: Kind;
  onBook: OnBook;
}

/** "1,20 € jusqu'à 5 h · 12 € l'heure": the rate table of one resource in a line. */
export function useSayRates(): (resource: ResourceView, currency: string) => string {
  const { t, price, duration } = useI18n();
  return (resource, currency) => {
    const rates = resource.rates.map((rate) => {
      const cost = price(rate.priceCents, currency);
      return rate.label === 'perHour'
        ? t('rate.perHour', { price: cost })
        : t('rate.upTo', { price: cost, duration: duration(rate.upToMinutes ?? 0) });
    });
    if (resource.dailyCapCents !== null) rates.push(t('rate.cap', { price: price(resource.dailyCapCents, currency) }));
    return `${rates.join(' · ')} ${t(`rate.mode.${resource.priceMode}`)}`;
  };
}

function Periods({ site, day, one, kind, onBook }: Props & { one: Bookable }) {
  const { t, price, timeRange } = useI18n();
  const nameOf = usePeriodName();
  const now = useNow();
  const periods = offeredPeriods(one.day);
  return (
    <ul className="period-list" role="list">
      {periods.map((period) => {
        const wish = { kind, day: day.day, resourceId: one.resource.id, period: period.key };
        return (
          <li key={period.key} className="period-row">
            <span className="period-name">
              <span className="strong">{nameOf(period)}</span>{' '}
              <span className="muted num nowrap">{timeRange(period.start, period.end, day.timeZone)}</span>
            </span>
            <span className="num">
              {!canTake(period, now)
                ? t('period.gone')
                : one.day.mode === 'pool'
                  ? t('free.places', { free: period.places, capacity: one.day.capacity })
                  : t('period.free')}
            </span>
            <span className="price num">
              {price(period.price.cents, period.price.currency)}
              {one.resource.priceMode === 'net' && <small className="muted"> {t('rate.mode.net')}</small>}
            </span>
            {canTake(period, now) ? (
              <ButtonLink
                look={soldByPeriod(one.day) && period === periods[0] ? 'primary' : 'plain'}
                href={bookUrl(site.slug, wish)}
                label={t('book.period.of', { period: nameOf(period), resource: one.resource.name })}
                onClick={(event) => {
                  event.preventDefault();
                  onBook(kind, wish);
                }}
              >
                {t('book.go')}
              </ButtonLink>
            ) : (
              <span />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Ranges({
  site,
  day,
  one,
  kind,
  onBook,
}: {
  site: SiteView;
  day: DayView;
  one: Bookable;
  kind: Kind;
  onBook: OnBook;
}) {
  const { t, timeRange } = useI18n();
  const now = useNow();
  const bookable = startsOf(one, day.timeZone, now).length > 0;
  const wish = { kind, day: day.day, resourceId: one.resource.id };
  return (
    <div className="ranges">
      <Timeline openings={day.openings} free={one.day.free} timeZone={day.timeZone} />
      {offeredPeriods(one.day).length > 0 && <Periods {...{ site, day, one, kind, onBook }} />}
      <div className="row-between">
        <p className="num">
          {one.day.free.length > 0
            ? t('resource.free', {
                ranges: one.day.free.map((range) => timeRange(range.start, range.end, day.timeZone)).join(', '),
              })
            : t('resource.taken')}
        </p>
        {bookable && (
          <ButtonLink
            href={bookUrl(site.slug, wish)}
            label={t('book.resource', { resource: one.resource.name })}
            onClick={(event) => {
              event.preventDefault();
              onBook(kind, wish);
            }}
          >
            {t('book.go')}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}

function Features({ resource }: { resource: ResourceView }) {
  const { t } = useI18n();
  const sayFeature = useSayFeature();
  if (resource.features.length === 0) return null;
  return (
    <ul className="row" role="list" aria-label={t('resource.features')}>
      {resource.features.map((feature) => (
        <li key={feature}>
          <Tag>{sayFeature(feature)}</Tag>
        </li>
      ))}
    </ul>
  );
}

function Resource({ one, ...props }: Props & { one: Bookable }) {
  const sayRates = useSayRates();
  const { resource } = one;
  return (
    <li className="resource">
      <div className="stack-tight">
        <h3>
          {resource.name}
          {resource.zone && resource.zone !== resource.name && (
            <span className="muted resource-about"> {resource.zone}</span>
          )}
        </h3>
        <p className="hint num">{sayRates(resource, props.site.currency)}</p>
        <Features resource={resource} />
        <Needs site={props.site} resourceId={resource.id} />
      </div>
      {soldByPeriod(one.day) ? <Periods {...props} one={one} /> : <Ranges {...props} one={one} />}
    </li>
  );
}

/** Desks with a name, one line each: there may be many, and what differs is when they are free. */
function NamedDesks({ desks, ...props }: Props & { desks: readonly Bookable[] }) {
  const { t } = useI18n();
  const sayRates = useSayRates();
  const nameOf = usePeriodName();
  const now = useNow();
  const first = desks[0];
  if (!first) return null;
  return (
    <li className="resource">
      <div className="stack-tight">
        <h3>{t('site.namedDesks')}</h3>
        <p className="hint num">{sayRates(first.resource, props.site.currency)}</p>
        <Features resource={first.resource} />
      </div>
      <ul className="period-list" role="list">
        {desks.map(({ resource, day }) => {
          const free = day.periods.filter((period) => canTake(period, now));
          const wish = { kind: 'desk' as const, day: props.day.day, resourceId: resource.id, period: free[0]?.key };
          return (
            <li key={resource.id} className="named-row">
              <span>
                <span className="strong">{resource.name}</span>
                <Needs site={props.site} resourceId={resource.id} />
              </span>
              <span className={free.length > 0 ? undefined : 'muted'}>
                {free.length > 0 ? free.map(nameOf).join(', ') : t('period.gone')}
              </span>
              {free.length > 0 && (
                <ButtonLink
                  small
                  href={bookUrl(props.site.slug, wish)}
                  label={t('book.resource', { resource: resource.name })}
                  onClick={(event) => {
                    event.preventDefault();
                    props.onBook('desk', wish);
                  }}
                >
                  {t('book.go')}
                </ButtonLink>
              )}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/** All desks, rooms or machines of a place: what is free on the day shown, and for how much. */
export function Resources(props: Props) {
  const { t } = useI18n();
  const bookables = bookablesOf(props.site, props.day, props.kind);
  if (bookables.length === 0) return null;
  const named = bookables.filter(({ day }) => soldByPeriod(day) && day.mode === 'exclusive');
  const others = bookables.filter((one) => !named.includes(one));
  return (
    <Card title={t(`site.${props.kind}s`)}>
      {props.day.openings.length === 0 ? (
        <p className="muted">{t('site.closedThatDay')}</p>
      ) : (
        <ul className="resources" role="list">
          {others.map((one) => (
            <Resource key={one.resource.id} one={one} {...props} />
          ))}
          <NamedDesks desks={named} {...props} />
        </ul>
      )}
    </Card>
  );
}
