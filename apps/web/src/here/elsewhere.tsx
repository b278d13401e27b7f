import { Link } from 'wouter';
import type { Offered, PlaceNow } from '../api/types';
import { bookUrl, siteUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { dayOf } from '../time/day';

interface Props {
  place: PlaceNow;
  offered: Offered;
}

/** The nearest free places of the same kind; or that there are none. */
export function Elsewhere({ place, offered }: Props) {
  const { t, time } = useI18n();
  const { slug, timeZone } = place.site;
  const { kind, nearby } = offered;
  const day = dayOf(place.now, timeZone);
  if (nearby.length === 0) return <p className="muted">{t('here.nearby.none')}</p>;
  return (
    <section className="stack-tight" aria-labelledby="nearby">
      <h2 id="nearby" className="h3">
        {t('here.nearby')}
      </h2>
      <ul className="stack-tight" role="list">
        {nearby.map(({ resourceId, name, zone, until, free }) => (
          <li key={resourceId} className="row-between">
            <span>
              <Link className="strong" href={bookUrl(slug, { kind, resourceId, day })}>
                {name}
              </Link>
              {zone && zone !== name && <span className="muted"> · {zone}</span>}
              {free > 1 && <span className="muted"> · {t('here.places', { count: free })}</span>}
            </span>
            <span className="num small">{t('here.freeUntil', { time: time(until, timeZone) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The ways on from a place that nobody can sit down at. */
export function WaysOn({ place, offered }: { place: PlaceNow; offered: Offered | null }) {
  const { t } = useI18n();
  const { slug, timeZone } = place.site;
  const day = dayOf(place.now, timeZone);
  return (
    <div className="row">
      {offered && (
        <ButtonLink href={bookUrl(slug, { kind: offered.kind, resourceId: offered.resourceId, day })}>
          {t('here.book')}
        </ButtonLink>
      )}
      <ButtonLink look={offered ? 'plain' : 'primary'} href={siteUrl(slug)}>
        {t('here.site')}
      </ButtonLink>
    </div>
  );
}
