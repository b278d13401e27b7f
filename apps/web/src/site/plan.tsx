import type { MouseEvent } from 'react';
import { at } from '../api/paths';
import type { DayView, PlanPlace, SiteView } from '../api/types';
import { useNow } from '../app/boot';
import { useGet } from '../app/get';
import { bookUrl } from '../app/links';
import { bookablesOf, canTake, soldByPeriod, startsOf, type Bookable } from '../booking/choice';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Scroll } from '../kit/scroll';
import { KINDS } from '../api/types';
import { CELL, Tile, floorsOf } from './plan-tiles';
import type { OnBook } from './resources';

/** The places free at some moment of the day for as long as its longest period, or at least somewhere in it. */
function freeOf({ resource, day }: Bookable, timeZone: string, now: number): number {
  if (soldByPeriod(day)) return Math.max(0, ...day.periods.map((period) => (canTake(period, now) ? period.places : 0)));
  return startsOf({ resource, day }, timeZone, now).length > 0 ? 1 : 0;
}

interface Props {
  site: SiteView;
  day: DayView;
  onBook: OnBook;
}

function Place({ place, one, site, day, onBook }: Props & { place: PlanPlace; one: Bookable }) {
  const { t } = useI18n();
  const free = freeOf(one, day.timeZone, useNow());
  const { id, name, kind, mode, capacity } = one.resource;
  const count = mode === 'pool' ? t('free.places', { free, capacity }) : null;
  const tile = <Tile box={place} name={name} count={count} free={free > 0} />;
  if (free === 0) {
    return (
      <g role="img" aria-label={t('plan.taken', { name })}>
        {tile}
      </g>
    );
  }
  const wish = { kind, day: day.day, resourceId: id };
  const book = (event: MouseEvent) => {
    event.preventDefault();
    onBook(kind, wish);
  };
  return (
    <a
      href={bookUrl(site.slug, wish)}
      className="plan-link"
      aria-label={count ? `${name} ${count}` : t('plan.free', { name })}
      onClick={book}
    >
      {tile}
    </a>
  );
}

/**
 * Where the places of a site are, and which are free on the day shown: choosing one opens its booking. All of it also
 * stands in the lists below, so who sees no plan loses nothing.
 */
export function SitePlan({ site, day, onBook }: Props) {
  const { t } = useI18n();
  const plan = useGet(at.sitePlan(site.slug)).data;
  if (!plan || plan.places.length === 0 || day.openings.length === 0) return null;
  const bookables = new Map(KINDS.flatMap((kind) => bookablesOf(site, day, kind)).map((one) => [one.resource.id, one]));
  return (
    <Card title={t('plan.title')}>
      {floorsOf(plan.places).map(({ floor, places, width, height }) => (
        <div key={floor} className="stack-tight">
          <h3>{floor}</h3>
          <Scroll label={t('plan.floor', { floor })}>
            <svg
              className="plan"
              width={width * CELL}
              height={height * CELL}
              viewBox={`0 0 ${width * CELL} ${height * CELL}`}
            >
              {places.map((place) => {
                const one = bookables.get(place.resourceId);
                return one && <Place key={place.resourceId} {...{ place, one, site, day, onBook }} />;
              })}
            </svg>
          </Scroll>
        </div>
      ))}
      <p className="hint plan-key">{t('plan.key')}</p>
    </Card>
  );
}
