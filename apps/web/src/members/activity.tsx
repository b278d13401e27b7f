import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { manageUrl, planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag, type Tone } from '../kit/tag';
import { dayOf } from '../time/day';
import { membersAt, type MemberActivity, type MemberBooking } from './paths';

const TONES: Partial<Record<MemberBooking['status'], Tone>> = {
  checked_in: 'ok',
  held: 'warn',
  no_show: 'danger',
};

interface ListProps {
  site: Grant;
  bookings: readonly MemberBooking[];
  timeZone: string;
}

/** Each leads to its day in the planning, opened there. */
function Bookings({ site, bookings, timeZone }: ListProps) {
  const { t, dayLong, dayNumeric, timeRange, money } = useI18n();
  return (
    <ul role="list" className="member-facts">
      {bookings.map(({ id, start, end, resourceName, status, price }) => {
        const day = dayOf(start, timeZone);
        return (
          <li key={id}>
            <span>
              <Link href={planningUrl(site.slug, { day, look: 'liste', open: id })}>{resourceName}</Link>
              {', '}
              <span title={dayNumeric(day)}>{dayLong(day)}</span>, {timeRange(start, end, timeZone)}
            </span>
            <span className="row">
              <Tag tone={TONES[status] ?? 'plain'}>{t(`status.${status}`)}</Tag>
              <span className="num">{money(price.cents, price.currency)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Trainings({ site, trainings, today }: { site: Grant; trainings: MemberActivity['trainings']; today: string }) {
  const { t, dayNumeric } = useI18n();
  return (
    <Card
      title={t('member.trainings')}
      aside={
        site.role === 'manager' && (
          <ButtonLink small look="quiet" href={manageUrl('/lieu/regles', site.slug)}>
            {t('member.trainings.go')}
          </ButtonLink>
        )
      }
    >
      {trainings.length === 0 ? (
        <p className="muted">{t('member.trainings.none')}</p>
      ) : (
        <ul role="list" className="member-facts">
          {trainings.map(({ authorisationId, name, grantedOn, expiresOn }) => (
            <li key={authorisationId}>
              <span className="strong">{name}</span>
              <span>
                {expiresOn === null
                  ? t('member.from', { day: dayNumeric(grantedOn) })
                  : t('member.fromTo', { first: dayNumeric(grantedOn), last: dayNumeric(expiresOn) })}{' '}
                {expiresOn !== null && expiresOn < today && <Tag tone="danger">{t('rules.grant.expired')}</Tag>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What the member has booked, will use and may use. */
export function Activity({ site, id, today }: { site: Grant; id: string; today: string }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(membersAt.activity(site.id, id));
  if (problem)
    return (
      <Card title={t('member.bookings')}>
        <Failed problem={problem.body} again={again} />
      </Card>
    );
  if (!data) return <Skeleton blocks={2} />;
  return (
    <>
      <Card title={t('member.bookings')}>
        {data.upcoming.length === 0 ? (
          <p className="muted">{t('member.bookings.none')}</p>
        ) : (
          <Bookings site={site} bookings={data.upcoming} timeZone={data.timeZone} />
        )}
        {data.past.length > 0 && (
          <details>
            <summary>{t('member.bookings.past', { count: data.past.length })}</summary>
            <Bookings site={site} bookings={data.past} timeZone={data.timeZone} />
          </details>
        )}
      </Card>
      <Trainings site={site} trainings={data.trainings} today={today} />
    </>
  );
}
