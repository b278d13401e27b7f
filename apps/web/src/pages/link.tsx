import { useSearchParams } from 'wouter';
import { fileAt, postTo } from '../api/orders';
import { at } from '../api/paths';
import type { ReservationView } from '../api/types';
import { useRefused } from '../app/boot';
import { doneOf } from '../app/done';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { linkMoveUrl, linkUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { CancelForm } from '../me/cancel';
import { CheckIn } from '../me/check-in';
import { AwaitsApproval } from '../me/held';
import { ReservationText, StatusTag } from '../me/reservation';

const DONE = {
  reservation: 'booked.title',
  deplacement: 'move.done',
  annulation: 'cancel.done',
  arrivee: 'checkIn.done',
} as const;

interface Props {
  token: string;
  reservation: ReservationView;
  onArrived: () => void;
}

function Booking({ token, reservation, onArrived }: Props) {
  const { t, money } = useI18n();
  const { cancellable, movable, status, price } = reservation;
  return (
    <Card title={reservation.site.name} aside={<StatusTag {...reservation} />}>
      <ReservationText reservation={reservation} heading="p" />
      <AwaitsApproval reservation={reservation} />
      <CheckIn reservation={reservation} page={linkUrl(token)} post={postTo.linkArrive(token)} onArrived={onArrived} />
      {status !== 'cancelled' && <p className="num">{money(price.cents, price.currency)}</p>}
      {cancellable && (
        <div className="row">
          <ButtonLink small download href={fileAt.linkCalendar(token)}>
            {t('calendar.add')}
          </ButtonLink>
          {movable && (
            <ButtonLink small href={linkMoveUrl(token)}>
              {t('move.go')}
            </ButtonLink>
          )}
          <ButtonLink small look="danger" href={linkUrl(token, { annuler: '1' })}>
            {t('cancel.go')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

function Revoke({ token }: { token: string }) {
  const { t } = useI18n();
  const { problem } = useRefused('revoke');
  return (
    <details>
      <summary>{t('linked.revoke.title')}</summary>
      <form method="post" action={linkUrl(token)} className="stack-tight">
        <ErrorSummary problem={problem} />
        <p className="muted">{t('linked.revoke.text')}</p>
        <div>
          <Button type="submit" name="faire" value="retirer" small>
            {t('linked.revoke.go')}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** One booking by the secret link of its mail: no account, no password. */
export default function Link({ params }: PageProps) {
  const { t } = useI18n();
  const token = params['token'] ?? '';
  const [search, setSearch] = useSearchParams();
  const booking = useGet(at.bookingLink(token));
  const revoked = search.get('fait') === 'retrait';
  useHead({ title: t('linked.title'), noIndex: true, status: booking.problem?.status === 404 ? 404 : undefined });
  const held = booking.data?.status === 'held';
  const done = doneOf(DONE, search);
  const asked = search.get('annuler') === '1' && booking.data?.cancellable;
  return (
    <main id="main" className="wrap page">
      <h1>{t('linked.title')}</h1>
      {done && (
        <Banner tone="ok" status>
          <p className="strong">{t(held && done === 'booked.title' ? 'booked.asked' : done)}</p>
        </Banner>
      )}
      {booking.problem?.status === 404 ? (
        <EmptyState
          title={t(revoked ? 'linked.revoked.title' : 'linked.gone.title')}
          text={t(revoked ? 'linked.revoked.text' : 'linked.gone.text')}
        >
          <ButtonLink look="primary" href="/">
            {t('booked.more')}
          </ButtonLink>
        </EmptyState>
      ) : (
        booking.problem && !booking.data && <Failed problem={booking.problem.body} again={booking.again} />
      )}
      {asked && (
        <Card title={t('cancel.title')}>
          <CancelForm
            reservation={booking.data!}
            page={linkUrl(token)}
            post={postTo.linkCancel(token)}
            onDone={() => setSearch({ fait: 'annulation' }, { replace: true })}
          />
        </Card>
      )}
      {booking.data && !asked && (
        <Booking
          token={token}
          reservation={booking.data}
          onArrived={() => setSearch({ fait: 'arrivee' }, { replace: true })}
        />
      )}
      {booking.data && <p className="hint">{t('linked.keep')}</p>}
      {booking.data && <Revoke token={token} />}
      {!booking.data && !booking.problem && <Skeleton blocks={1} />}
    </main>
  );
}
