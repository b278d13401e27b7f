import './me.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { fileAt } from '../api/orders';
import { at } from '../api/paths';
import type { MyReservations, ReservationView } from '../api/types';
import { useBoot } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, Failed } from '../kit/messages';
import { Qr } from '../kit/qr';
import { Sheet } from '../kit/sheet';
import { Skeleton } from '../kit/skeleton';
import { Toast } from '../kit/toast';
import { MyCalendars } from '../me/calendars';
import { moveUrl } from '../app/links';
import { CancelForm } from '../me/cancel';
import { CheckIn } from '../me/check-in';
import { Held } from '../me/held';
import { grouped } from '../me/grouped';
import { FurtherDates, SeriesLink } from '../me/series';
import { ReservationText, StatusTag, useSayWhen } from '../me/reservation';
import { MyWaiting } from '../me/waiting';

type OnCancel = (reservation: ReservationView) => void;
interface Does {
  onCancel: OnCancel;
  onBooked: () => void;
  onLeft: (id: string) => void;
  onArrived: () => void;
}

function CancelLink({ reservation, onCancel }: { reservation: ReservationView; onCancel: OnCancel }) {
  const { t } = useI18n();
  const sayWhen = useSayWhen();
  if (!reservation.cancellable) return null;
  return (
    <ButtonLink
      look="danger"
      small
      href={`/moi?annuler=${reservation.id}`}
      label={t('cancel.of', { site: reservation.site.name, when: sayWhen(reservation) })}
      onClick={(event) => {
        event.preventDefault();
        onCancel(reservation);
      }}
    >
      {t('cancel.go')}
    </ButtonLink>
  );
}

function CalendarFile({ reservation }: { reservation: ReservationView }) {
  const { t } = useI18n();
  const sayWhen = useSayWhen();
  return (
    <ButtonLink
      small
      download
      href={fileAt.reservationCalendar(reservation.id)}
      label={t('calendar.add.of', { site: reservation.site.name, when: sayWhen(reservation) })}
    >
      {t('calendar.add')}
    </ButtonLink>
  );
}

function MoveLink({ reservation }: { reservation: ReservationView }) {
  const { t } = useI18n();
  const sayWhen = useSayWhen();
  if (!reservation.movable) return null;
  return (
    <ButtonLink
      small
      href={moveUrl(reservation.id)}
      label={t('move.of', { site: reservation.site.name, when: sayWhen(reservation) })}
    >
      {t('move.go')}
    </ButtonLink>
  );
}

/** The pass: the front desk scans it and finds this arrival. It carries no name and opens nothing by itself. */
function Next({ reservation, onCancel, onArrived }: { reservation: ReservationView } & Does) {
  const { t } = useI18n();
  const { origin } = useBoot();
  return (
    <Card title={t('me.next')} aside={<StatusTag {...reservation} />}>
      <div className="next">
        <div className="stack">
          <ReservationText reservation={reservation} heading="h3" />
          <CheckIn reservation={reservation} onArrived={onArrived} />
          <div className="row">
            <CalendarFile reservation={reservation} />
            <MoveLink reservation={reservation} />
            <SeriesLink reservation={reservation} />
            <CancelLink reservation={reservation} onCancel={onCancel} />
          </div>
        </div>
        <figure className="pass">
          <Qr
            text={`${origin}/gestion?lieu=${reservation.site.slug}&pass=${reservation.id}`}
            label={t('me.pass.label')}
          />
          <figcaption className="hint">{t('me.pass')}</figcaption>
        </figure>
      </div>
    </Card>
  );
}

interface ListProps extends Omit<Does, 'onLeft'> {
  reservations: ReservationView[];
  upcoming?: boolean;
}

function List({ reservations, upcoming, onCancel, onBooked, onArrived }: ListProps) {
  const { t, money } = useI18n();
  return (
    <ul className="reservations card" role="list">
      {grouped(reservations, upcoming).map(({ first: reservation, others }) => (
        <li key={reservation.id}>
          <div className="stack-tight">
            <ReservationText reservation={reservation} heading="p" />
            {reservation.refusedBecause !== null && (
              <p className="small">{t('me.refused', { reason: reservation.refusedBecause })}</p>
            )}
            <Held reservation={reservation} onBooked={onBooked} />
            {upcoming && <CheckIn reservation={reservation} onArrived={onArrived} />}
            <FurtherDates dates={others} />
          </div>
          <div className="reservation-end">
            <StatusTag {...reservation} />
            {reservation.cancellationFeeCents > 0 && (
              <span className="small num">
                {t('cancel.feePaid', { fee: money(reservation.cancellationFeeCents, reservation.price.currency) })}
              </span>
            )}
            {reservation.noShowFeeCents > 0 && (
              <span className="small num">
                {t('me.noShowFee', { fee: money(reservation.noShowFeeCents, reservation.price.currency) })}
              </span>
            )}
            {reservation.status !== 'cancelled' && reservation.status !== 'expired' && (
              <span className="num">{money(reservation.price.cents, reservation.price.currency)}</span>
            )}
            {upcoming && <CalendarFile reservation={reservation} />}
            <MoveLink reservation={reservation} />
            {upcoming && <SeriesLink reservation={reservation} />}
            <CancelLink reservation={reservation} onCancel={onCancel} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Reservations({ mine, ...does }: { mine: MyReservations } & Does) {
  const { t } = useI18n();
  // What is only kept runs out: it comes before all that is sure.
  const kept = mine.upcoming.filter(({ status }) => status === 'held');
  const [next, ...later] = mine.upcoming.filter(({ status }) => status !== 'held');
  return (
    <>
      {kept.length > 0 && (
        <section className="stack" aria-labelledby="a-confirmer">
          <h2 id="a-confirmer">{t('me.held')}</h2>
          <List reservations={kept} {...does} />
        </section>
      )}
      {next && <Next reservation={next} {...does} />}
      {mine.upcoming.length === 0 && (
        <EmptyState title={t('me.none.title')} text={t('me.none.text')}>
          <ButtonLink look="primary" href="/">
            {t('me.none.desk')}
          </ButtonLink>
          <ButtonLink href="/?quoi=salle">{t('me.none.room')}</ButtonLink>
          <ButtonLink href="/?vue=carte">{t('me.none.map')}</ButtonLink>
        </EmptyState>
      )}
      <MyWaiting onLeft={does.onLeft} />
      {later.length > 0 && (
        <section className="stack" aria-labelledby="a-venir">
          <h2 id="a-venir">{t('me.upcoming')}</h2>
          <List reservations={later} upcoming {...does} />
        </section>
      )}
      <MyCalendars />
      {mine.past.length > 0 && (
        <section className="stack" aria-labelledby="passees">
          <h2 id="passees">{t('me.past')}</h2>
          <List reservations={mine.past} {...does} />
        </section>
      )}
    </>
  );
}

function useDone(): string | null {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const done = search.get('fait');
  if (done === 'reservation') return t('booked.title');
  if (done === 'attente') return t('me.waiting.done');
  if (done === 'attente-quittee') return t('me.waiting.left');
  if (done === 'arrivee') return t('checkIn.done');
  if (done === 'agenda') return t('calendar.revoked');
  if (done === 'deplacement') return t('move.done');
  return done === 'annulation' ? t('cancel.done') : null;
}

function Done() {
  const done = useDone();
  if (!done) return null;
  return (
    <Banner tone="ok" status>
      <p className="strong">{done}</p>
    </Banner>
  );
}

/** To what else is one's own. */
function Ways() {
  const { t } = useI18n();
  return (
    <div className="row">
      <ButtonLink small href="/moi/abonnement">
        {t('me.memberships')}
      </ButtonLink>
      <ButtonLink small href="/moi/carnets">
        {t('me.credits')}
      </ButtonLink>
      <ButtonLink small href="/moi/factures">
        {t('me.invoices')}
      </ButtonLink>
      <ButtonLink small href="/moi/justificatifs">
        {t('me.papers')}
      </ButtonLink>
    </div>
  );
}

export default function Me() {
  const { t, time } = useI18n();
  useHead({ title: t('me.title'), noIndex: true });
  const mine = useGet(at.myReservations);
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<ReservationView | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const byAddress = mine.data?.upcoming.find((each) => each.id === search.get('annuler') && each.cancellable);
  const gone = useCallback(() => setToast(null), []);
  const heading = useRef<HTMLHeadingElement>(null);
  const [given, setGiven] = useState<string | null>(null);
  // The link that opened the question has gone with what it cancelled: the focus must not fall to the top of the page.
  // Later than the closing dialog, which gives the focus back, and again when the list without the link arrives.
  useEffect(() => {
    if (given === null) return;
    const later = setTimeout(() => heading.current?.focus());
    return () => clearTimeout(later);
  }, [given, mine.data]);
  const tell = (words: Key, of = '') => {
    setGiven(of);
    setToast(t(words));
  };
  const cancelled = ({ id }: ReservationView) => {
    setAsked(null);
    tell('cancel.done', id);
    if (byAddress) navigate('/moi', { replace: true });
  };
  return (
    <main id="main" className="wrap page">
      <div className="row-between">
        <h1 ref={heading} tabIndex={-1}>
          {t('me.title')}
        </h1>
        <Ways />
      </div>
      <Done />
      {byAddress && (
        <Card title={t('cancel.title')}>
          <CancelForm reservation={byAddress} onDone={() => cancelled(byAddress)} />
        </Card>
      )}
      {mine.problem && mine.data && (
        <Banner tone="warn" status>
          <p>{t('me.stale', { time: time(mine.updatedAt, Intl.DateTimeFormat().resolvedOptions().timeZone) })}</p>
        </Banner>
      )}
      {mine.problem && !mine.data && <Failed problem={mine.problem.body} again={mine.again} />}
      {mine.data ? (
        <Reservations
          mine={mine.data}
          onCancel={setAsked}
          onBooked={() => tell('booked.title')}
          onArrived={() => tell('checkIn.done')}
          onLeft={(id) => tell('me.waiting.left', id)}
        />
      ) : (
        !mine.problem && <Skeleton blocks={2} />
      )}
      <Sheet open={asked !== null} onClose={() => setAsked(null)} title={t('cancel.title')}>
        {asked && <CancelForm reservation={asked} onDone={() => cancelled(asked)} onKeep={() => setAsked(null)} />}
      </Sheet>
      {toast && <Toast text={toast} onGone={gone} />}
    </main>
  );
}
