import { Link } from 'wouter';
import type { Kind, SiteCard as Site } from '../api/types';
import { bookUrl, siteUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Meter } from '../kit/meter';
import { Tag, type Tone } from '../kit/tag';
import type { Day } from '../time/day';
import { Commune } from './commune';
import { useSayService } from './services';

const SHOWN_SERVICES = 3;
/** Below this share of free places a visitor had better hurry. */
const FEW = 0.25;

function OpenTag({ site }: { site: Site }) {
  const { t, locale, wallTime } = useI18n();
  if (site.closed) return <Tag tone="warn">{t('closed.everyone', { reason: site.closed[locale] })}</Tag>;
  if (!site.opens || !site.closes) return <Tag>{t('site.closedThatDay')}</Tag>;
  const tone: Tone = site.free === 0 ? 'danger' : site.free <= site.capacity * FEW ? 'warn' : 'ok';
  return <Tag tone={tone}>{site.free === 0 ? t('site.full') : `${wallTime(site.opens)}–${wallTime(site.closes)}`}</Tag>;
}

interface Props {
  site: Site;
  kind: Kind;
  day: Day;
  onBook: (site: Site) => void;
}

/** One result: what is free, for how much, and two ways on. */
export function SiteCard({ site, kind, day, onBook }: Props) {
  const { t, price } = useI18n();
  const sayService = useSayService();
  const services = site.services.slice(0, SHOWN_SERVICES);
  return (
    <li className="card site-card">
      <div className="site-card-head">
        <h3>
          <Link href={siteUrl(site.slug, day)}>{site.name}</Link>
        </h3>
        <OpenTag site={site} />
      </div>
      <Commune site={site} />
      <div className="stack-tight">
        <p className="strong num">
          {site.opens ? t(`free.${kind}`, { free: site.free, capacity: site.capacity }) : t('site.closedThatDay')}
        </p>
        <Meter value={site.opens ? site.free : 0} max={site.capacity} low={site.free <= site.capacity * FEW} />
      </div>
      {services.length > 0 && (
        <ul className="row" role="list" aria-label={t('site.services')}>
          {services.map((service) => (
            <li key={service}>
              <Tag>{sayService(service)}</Tag>
            </li>
          ))}
        </ul>
      )}
      <div className="site-card-foot">
        <p className="site-card-price num">
          {site.fromPriceCents !== null && (
            <>
              <span className="muted">{t('price.from')} </span>
              <span className="price">{price(site.fromPriceCents, site.currency)}</span>
              {site.fromPricePer && <span className="muted"> {t(`price.per.${site.fromPricePer}`)}</span>}
            </>
          )}
        </p>
        {site.free > 0 ? (
          <ButtonLink
            look="primary"
            href={bookUrl(site.slug, { kind, day })}
            label={t('book.at', { site: site.name })}
            onClick={(event) => {
              event.preventDefault();
              onBook(site);
            }}
          >
            {t('book.go')}
          </ButtonLink>
        ) : site.opens ? (
          <ButtonLink
            href={bookUrl(site.slug, { kind, day, wait: true })}
            label={t('book.wait.at', { site: site.name })}
          >
            {t('book.wait.go')}
          </ButtonLink>
        ) : (
          <ButtonLink href={siteUrl(site.slug, day)} label={t('site.see.of', { site: site.name })}>
            {t('site.see')}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
