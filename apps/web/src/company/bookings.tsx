import type { Company, CompanyBooking } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { siteUrl } from '../app/links';
import { ExtrasText } from '../extras/text';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { dayOf } from '../time/day';
import { companyUrl } from './links';
import { companyAt } from './paths';

/** How many are seen at once; the others are behind one more press. */
const SEEN = 8;

/** The question before a place is given up, with what it costs; nothing where the site's notice is over. */
function CallOff({ company, booking, when }: { company: Company; booking: CompanyBooking; when: string }) {
  const { t, money, dayLong, time } = useI18n();
  const { values, problem } = useRefused('calledOff');
  const { id, site, cancellation, personName } = booking;
  const refused = values['id'] === id ? problem : null;
  if (!cancellation) return refused && <ErrorSummary problem={refused} />;
  const { feeCents, currency, freeUntil } = cancellation;
  const until = freeUntil && `${dayLong(dayOf(freeUntil, site.timeZone))}, ${time(freeUntil, site.timeZone)}`;
  return (
    <details className="more" open={refused !== null}>
      <summary aria-label={t('company.callOff.of', { name: personName, when })}>{t('company.callOff')}</summary>
      <form className="stack-tight" method="post" action={companyUrl(company.id)}>
        <ErrorSummary problem={refused} />
        <input type="hidden" name="faire" value="annuler" />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="lieu" value={site.id} />
        <p>
          {feeCents > 0
            ? t('company.callOff.fee', { fee: money(feeCents, currency) })
            : until
              ? t('company.callOff.until', { when: until })
              : t('company.callOff.free')}{' '}
          {t('company.callOff.told', { name: personName })}
        </p>
        <div>
          <Button type="submit" small look="danger">
            {t('company.callOff.go')}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Booking({ company, booking }: { company: Company; booking: CompanyBooking }) {
  const { t, money, dayLong, timeRange } = useI18n();
  const { personName, costCentre, status, start, end, quantity, site, resource, price } = booking;
  const when = `${dayLong(dayOf(start, site.timeZone))}, ${timeRange(start, end, site.timeZone)}`;
  return (
    <li className="stack-tight">
      <div className="row-between">
        <div>
          <p>
            <span className="strong">{personName}</span>{' '}
            {status === 'held' && <Tag tone="warn">{t('me.toApprove')}</Tag>}
            {status === 'checked_in' && <Tag tone="brand">{t('status.checked_in')}</Tag>}
          </p>
          <p>{when}</p>
          <p className="small muted">
            <a href={siteUrl(site.slug)}>{site.name}</a>, {resource.name}
            {quantity > 1 && ` × ${quantity}`}
            {costCentre && ` · ${costCentre}`}
            {booking.extras.length > 0 && <br />}
            <ExtrasText extras={booking.extras} />
          </p>
        </div>
        {price.cents > 0 && <p className="num">{money(price.cents, price.currency)}</p>}
      </div>
      <CallOff company={company} booking={booking} when={when} />
    </li>
  );
}

/** Who goes where and when at the company's expense. */
export function Bookings({ company }: { company: Company }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(companyAt.reservations(company.id));
  const all = data?.reservations ?? [];
  const list = (bookings: readonly CompanyBooking[]) => (
    <ul className="company-people" role="list">
      {bookings.map((booking) => (
        <Booking key={booking.site.id + booking.id} company={company} booking={booking} />
      ))}
    </ul>
  );
  return (
    <Card title={t('company.bookings')}>
      {problem ? (
        <Failed problem={problem.body} again={again} />
      ) : !data ? (
        <Skeleton blocks={1} />
      ) : all.length === 0 ? (
        <EmptyState title={t('company.bookings.none.title')} text={t('company.bookings.none.text')} level={3}>
          <ButtonLink href={companyUrl(company.id, 'personnes')}>{t('company.view.personnes')}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          {list(all.slice(0, SEEN))}
          {all.length > SEEN && (
            <details className="more">
              <summary>{t('company.bookings.more', { count: all.length - SEEN })}</summary>
              {list(all.slice(SEEN))}
            </details>
          )}
        </>
      )}
    </Card>
  );
}
