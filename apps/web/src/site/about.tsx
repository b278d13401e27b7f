import type { SiteView } from '../api/types';
import { useToday } from '../app/boot';
import { useSayService } from '../finder/services';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Icon } from '../kit/icon';
import { Tag } from '../kit/tag';
import { weekdayOf } from '../time/day';
import { useSayClosed } from './closed';
import { useSayFacts } from './facts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

export function Hours({ site }: { site: SiteView }) {
  const { t, weekdayName, wallTime, dayLong } = useI18n();
  const sayClosed = useSayClosed();
  const today = weekdayOf(useToday(site.timeZone));
  return (
    <Card title={t('site.hours')}>
      <table className="table hours">
        <caption className="sr-only">{t('site.hours')}</caption>
        <tbody>
          {WEEK.map((weekday) => {
            const hours = site.openingHours.filter((each) => each.weekday === weekday);
            return (
              <tr key={weekday} aria-current={weekday === today ? 'date' : undefined}>
                <th scope="row">{weekdayName(weekday)}</th>
                <td className="end">
                  {hours.length > 0
                    ? hours.map((each) => `${wallTime(each.opens)}–${wallTime(each.closes)}`).join(', ')
                    : t('site.closed')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {site.exceptions.length > 0 && (
        <div className="stack-tight">
          <h3>{t('closed.title')}</h3>
          <ul role="list" className="stack-tight">
            {site.exceptions.map(({ day, closures }) => (
              <li key={day}>
                <span className="strong">{dayLong(day)}</span>{' '}
                {closures.map((closed) => sayClosed(closed, site)).join(' ; ')}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

export function Access({ site }: { site: SiteView }) {
  const { t } = useI18n();
  const sayService = useSayService();
  const facts = useSayFacts()(site.accessibility);
  const { street, postcode, commune } = site.address;
  const map = `https://www.openstreetmap.org/?mlat=${site.lat}&mlon=${site.lon}#map=17/${site.lat}/${site.lon}`;
  return (
    <Card title={t('site.access')}>
      <address className="stack-tight address">
        <p>
          {street}
          <br />
          {postcode} {commune}
        </p>
        <p>
          <a href={map} rel="noreferrer" className="icon-link">
            <Icon name="pin" size={18} />
            {t('site.openMap')}
          </a>
        </p>
        {site.phone && (
          <p>
            <a href={`tel:${site.phone.replace(/\s/g, '')}`}>{site.phone}</a>
          </p>
        )}
        {site.email && (
          <p>
            <a href={`mailto:${site.email}`}>{site.email}</a>
          </p>
        )}
      </address>
      {site.access && <p>{site.access}</p>}
      <p className="icon-link">
        <Icon name="wheelchair" size={20} />
        {t(site.accessible ? 'site.accessible' : 'site.notAccessible')}
      </p>
      {facts.length > 0 && (
        <ul className="row" role="list" aria-label={t('site.facts')}>
          {facts.map((fact) => (
            <li key={fact}>
              <Tag tone="brand">{fact}</Tag>
            </li>
          ))}
        </ul>
      )}
      {site.services.length > 0 && (
        <div className="stack-tight">
          <h3>{t('site.services')}</h3>
          <ul className="row" role="list">
            {site.services.map((service) => (
              <li key={service}>
                <Tag>{sayService(service)}</Tag>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
