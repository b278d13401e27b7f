import { Link } from 'wouter';
import type { FoundTime, SiteFound } from '../api/types';
import { bookUrl, siteUrl } from '../app/links';
import type { SheetRequest } from '../booking/request';
import { Commune } from '../finder/commune';
import { useI18n } from '../i18n/i18n';
import type { Searching } from './state';

const MS_PER_MINUTE = 60_000;

interface Props {
  site: SiteFound;
  state: Searching;
  onBook: (request: SheetRequest) => void;
}

/** What the booking sheet is opened with: this place, these hours, so many places. */
function requestOf(site: SiteFound, time: FoundTime, { kind, day, places }: Searching): SheetRequest {
  const minutes = (Date.parse(time.end) - Date.parse(time.start)) / MS_PER_MINUTE;
  const wish = { resourceId: time.resourceId, start: time.start, minutes, ...(places > 1 && { places }) };
  return { slug: site.slug, name: site.name, kind, day, wish };
}

function Time({ site, time, state, onBook }: Props & { time: FoundTime }) {
  const { t, price, timeRange } = useI18n();
  const request = requestOf(site, time, state);
  return (
    <li>
      <Link
        className="search-time"
        href={bookUrl(site.slug, { ...request.wish, kind: state.kind, day: state.day })}
        onClick={(event) => {
          event.preventDefault();
          onBook(request);
        }}
      >
        <span className="strong num">{timeRange(time.start, time.end, site.timeZone)}</span>
        <span className="search-time-where">
          {time.name}
          {time.mode === 'pool' && <span className="muted"> {t('search.places.left', { places: time.places })}</span>}
        </span>
        <span className="price num">{price(time.price.cents, time.price.currency)}</span>
        <span className="search-time-go">{t('book.go')}</span>
      </Link>
    </li>
  );
}

/** One site with the times that can be booked there as asked; each leads to the booking form, filled in. */
export function Result(props: Props) {
  const { t, number } = useI18n();
  const { site, state } = props;
  const more = site.resources - new Set(site.times.map((time) => time.resourceId)).size;
  return (
    <li className="card search-result">
      <div className="row-between">
        <h3>
          <Link href={siteUrl(site.slug, state.day)}>{site.name}</Link>
        </h3>
        {site.distanceKm !== null && (
          <p className="num">{t('search.km', { km: number(site.distanceKm, { maximumFractionDigits: 1 }) })}</p>
        )}
      </div>
      <Commune site={site} />
      <ul className="search-times" role="list">
        {site.times.map((time) => (
          <Time key={time.resourceId + time.start} {...props} time={time} />
        ))}
      </ul>
      {more > 0 && (
        <p className="small">
          <Link href={siteUrl(site.slug, state.day)}>{t(`search.more.${state.kind}`, { more })}</Link>
        </p>
      )}
    </li>
  );
}
