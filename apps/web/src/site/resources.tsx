import type { AccessFacts, DayView, Kind, ResourceView, SiteView } from '../api/types';
import { useNow } from '../app/boot';
import { bookUrl, type BookChoice } from '../app/links';
import { bookablesOf, canTake, offeredPeriods, soldByPeriod, startsOf, type Bookable } from '../booking/choice';
import { usePeriodName } from '../booking/period';
import { hasWaits, waitsOf } from '../booking/waits';
import { useI18n } from '../i18n/i18n';
import { ButtonLink, type ButtonLook } from '../kit/button';
import { Card } from '../kit/card';
import { Tag } from '../kit/tag';
import { Timeline } from '../kit/timeline';
import { useSayFeature } from '../search/features';
import { inLocale, useSayFacts, useSayName } from './facts';
import { Photos } from './photos';
import { Rates } from './rates';
import { Needs } from './terms';

export type OnBook = (kind: Kind, wish: BookChoice) => void;
interface Props {
  site: SiteView;
  day: DayView;
  kind: Kind;
  onBook: OnBook;
}

/** Into the line for what others have: a page of its own, with the choice filled in. */
function WaitLink({ href, what, ...look }: { href: string; what: string; small?: boolean; look?: ButtonLook }) {
  const { t } = useI18n();
  return (
    <ButtonLink {...look} href={href} label={t('book.wait.of', { what })}>
      {t('book.wait.go')}
    </ButtonLink>
  );
}

function Periods({ site, day, one, kind, onBook }: Props & { one: Bookable }) {
  const { t, price, timeRange } = useI18n();
  const nameOf = usePeriodName();
  const sayName = useSayName();
  const now = useNow();
  const periods = offeredPeriods(one.day);
  const waits = waitsOf(one, now).periods;
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
                label={t('book.period.of', {
                  period: nameOf(period),
                  resource: sayName(site, one.resource),
                })}
                onClick={(event) => {
                  event.preventDefault();
                  onBook(kind, wish);
                }}
              >
                {t('book.go')}
              </ButtonLink>
            ) : waits.includes(period) ? (
              <WaitLink
                href={bookUrl(site.slug, { ...wish, wait: true })}
                what={`${nameOf(period)}, ${sayName(site, one.resource)}`}
              />
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
  const sayName = useSayName();
  const now = useNow();
  const bookable = startsOf(one, day.timeZone, now).length > 0;
  const wish = { kind, day: day.day, resourceId: one.resource.id };
  const what = sayName(site, one.resource);
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
        <span className="row">
          {waitsOf(one, now).hours.length > 0 && (
            <WaitLink
              look={bookable ? 'quiet' : 'plain'}
              href={bookUrl(site.slug, { ...wish, wait: true })}
              what={what}
            />
          )}
          {bookable && (
            <ButtonLink
              href={bookUrl(site.slug, wish)}
              label={t('book.resource', { resource: what })}
              onClick={(event) => {
                event.preventDefault();
                onBook(kind, wish);
              }}
            >
              {t('book.go')}
            </ButtonLink>
          )}
        </span>
      </div>
    </div>
  );
}

/** What it comes with, and what has been looked at of how to reach and use it. */
function Features({ features, facts }: { features: readonly string[]; facts: AccessFacts }) {
  const { t } = useI18n();
  const sayFeature = useSayFeature();
  const said = useSayFacts()(facts);
  if (features.length + said.length === 0) return null;
  return (
    <ul className="row" role="list" aria-label={t('resource.features')}>
      {features.map((feature) => (
        <li key={feature}>
          <Tag>{sayFeature(feature)}</Tag>
        </li>
      ))}
      {said.map((fact) => (
        <li key={fact}>
          <Tag tone="brand">{fact}</Tag>
        </li>
      ))}
    </ul>
  );
}

/** Where it is, and how many people it is for: "dans Atelier · Premier étage · 8 personnes". */
function useSayWhere(): (site: SiteView, resource: ResourceView) => string {
  const { t } = useI18n();
  return (site, { name, zone, parentId, people }) => {
    const parent = site.resources.find(({ id }) => id === parentId);
    return [
      parent && t('resource.inside', { parent: parent.name }),
      zone !== name && zone !== parent?.name && zone,
      people !== null && t('resource.people', { count: people }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}

function About({ resource }: { resource: ResourceView }) {
  const { t, locale } = useI18n();
  const text = inLocale(resource.description, locale);
  return (
    <>
      {text && <p lang={text.lang === locale ? undefined : text.lang}>{text.text}</p>}
      <Photos photos={resource.photos} of="resource" label={t('resource.photos', { name: resource.name })} />
    </>
  );
}

function Resource({ one, ...props }: Props & { one: Bookable }) {
  const sayWhere = useSayWhere();
  const { resource } = one;
  const where = sayWhere(props.site, resource);
  return (
    <li className="resource">
      <div className="stack-tight">
        <h3>
          {resource.name}
          {where !== '' && <span className="muted resource-about"> {where}</span>}
        </h3>
        <Rates of={resource} currency={props.site.currency} />
        <Features features={resource.features} facts={resource.accessibility} />
        <About resource={resource} />
        <Needs site={props.site} resourceId={resource.id} />
      </div>
      {soldByPeriod(one.day) ? <Periods {...props} one={one} /> : <Ranges {...props} one={one} />}
    </li>
  );
}

function NamedDesk({ desk, common, ...props }: Props & { desk: Bookable; common: readonly string[] }) {
  const { t } = useI18n();
  const sayFeature = useSayFeature();
  const sayName = useSayName();
  const sayWhere = useSayWhere();
  const sayFacts = useSayFacts();
  const nameOf = usePeriodName();
  const now = useNow();
  const { resource, day } = desk;
  const free = day.periods.filter((period) => canTake(period, now));
  const wish = { kind: 'desk' as const, day: props.day.day, resourceId: resource.id, period: free[0]?.key };
  const own = resource.features.filter((feature) => !common.includes(feature)).map(sayFeature);
  const about = [sayWhere(props.site, resource), ...own, ...sayFacts(resource.accessibility)].filter(Boolean);
  return (
    <li className="named-row">
      <span>
        <span className="strong">{resource.name}</span>
        {about.length > 0 && <span className="hint resource-about"> {about.join(' · ')}</span>}
        <Needs site={props.site} resourceId={resource.id} />
      </span>
      <span className={free.length > 0 ? undefined : 'muted'}>
        {free.length > 0 ? free.map(nameOf).join(', ') : t('period.gone')}
      </span>
      {free.length === 0 && hasWaits(waitsOf(desk, now)) && (
        <WaitLink small href={bookUrl(props.site.slug, { ...wish, wait: true })} what={sayName(props.site, resource)} />
      )}
      {free.length > 0 && (
        <ButtonLink
          small
          href={bookUrl(props.site.slug, wish)}
          label={t('book.resource', { resource: sayName(props.site, resource) })}
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
}

/** Desks with a name, one line each: there may be many, and what differs is when they are free. */
function NamedDesks({ desks, ...props }: Props & { desks: readonly Bookable[] }) {
  const { t } = useI18n();
  const first = desks[0];
  if (!first) return null;
  const common = first.resource.features.filter((feature) =>
    desks.every(({ resource }) => resource.features.includes(feature)),
  );
  return (
    <li className="resource">
      <div className="stack-tight">
        <h3>{t('site.namedDesks')}</h3>
        <Rates of={first.resource} currency={props.site.currency} />
        <Features features={common} facts={{}} />
      </div>
      <ul className="period-list" role="list">
        {desks.map((desk) => (
          <NamedDesk key={desk.resource.id} desk={desk} common={common} {...props} />
        ))}
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
