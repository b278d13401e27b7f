import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { send } from '../api/client';
import { at } from '../api/paths';
import type { Problem, ProblemBody } from '../api/problem';
import type { Alternative, DayView, ReservationView, SiteView } from '../api/types';
import { useNow, useRefused, useToday } from '../app/boot';
import { useGet } from '../app/get';
import type { BookChoice } from '../app/links';
import { Alternatives } from '../booking/alternatives';
import { bookablesOf, settle, slotOf, type Slot } from '../booking/choice';
import { Instead } from '../booking/instead';
import { PriceSummary } from '../booking/price';
import { When, Which } from '../booking/when';
import { readWish } from '../booking/wish';
import { packExtras, takenAlong } from '../extras/value';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { DayStrip } from '../kit/day-strip';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { dayOf } from '../time/day';

/** Through which a booking is moved: its owner's own pages, or a secret link. */
export interface MoveDoor {
  /** The page with this form. */
  page: string;
  /** Where the order goes. */
  post: string;
  /** Where to go when it stays as it is. */
  back: string;
  /** Where to go when it has moved. */
  done: string;
  /** Who moves it is its owner, signed in: the API knows what it has and what it costs them. */
  own: boolean;
}

interface FormProps {
  door: MoveDoor;
  reservation: ReservationView;
  site: SiteView;
  day: DayView;
  wish: BookChoice;
}

function useMove({ post, done }: MoveDoor) {
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation<ReservationView, Problem, Slot>({
    mutationFn: (slot) => send('POST', post, slot),
    onSuccess: async () => {
      await cache.invalidateQueries();
      navigate(done);
    },
    onError: (problem) => {
      if (problem.status === 409) void cache.invalidateQueries();
    },
  });
}

/** The same pickers as for booking: what is free that day, at what price. */
function MoveForm({ door, reservation, site, day, wish: firstWish }: FormProps) {
  const { t } = useI18n();
  const now = useNow();
  const refused = useRefused('move');
  const [wish, setWish] = useState(firstWish);
  const [instead, setInstead] = useState<Slot | null>(null);
  const order = useMove(door);
  const bookables = bookablesOf(site, day, reservation.resource.kind);
  const choice = settle(wish, bookables, site.timeZone, now);
  const slot = instead ?? (choice && slotOf(choice));
  const { id: reservationId, quantity } = reservation;
  const goesAlong = door.own ? { reservationId } : { quantity, extras: packExtras(takenAlong(reservation)) };
  const price = useGet(slot && at.price(site.slug, door.own, { ...slot, ...goesAlong }));
  const problem: ProblemBody | null = order.error?.body ?? refused.problem;
  const offers = (problem?.['alternatives'] ?? []) as readonly Alternative[];
  if (!slot) return <EmptyState title={t('book.none.title')} text={t('book.none.text')} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!order.isPending) order.mutate(slot);
  };
  const change = (next: BookChoice) => {
    setInstead(null);
    order.reset();
    setWish({ ...wish, ...next });
  };
  return (
    <form className="stack" method="post" action={door.page} onSubmit={submit}>
      <input type="hidden" name="site" value={site.slug} />
      <input type="hidden" name="jour" value={day.day} />
      <ErrorSummary problem={problem} />
      <Alternatives offers={offers} timeZone={site.timeZone} chosen={instead} onChoose={setInstead} />
      {choice && <Which bookables={bookables} choice={choice} onWish={change} />}
      {choice && <When choice={choice} day={day} site={site} now={now} onWish={change} />}
      <noscript>
        <button className="btn btn-wide" formMethod="get" formAction={door.page}>
          {t('book.refresh')}
        </button>
      </noscript>
      <Instead problem={problem} timeZone={site.timeZone} />
      <PriceSummary price={price.stale ? undefined : price.data} problem={price.problem?.body ?? null} />
      <div className="row">
        <Button type="submit" look="primary" aria-disabled={order.isPending}>
          {t(order.isPending ? 'book.sending' : 'move.confirm')}
        </Button>
        <ButtonLink href={door.back}>{t('cancel.keep')}</ButtonLink>
      </div>
    </form>
  );
}

interface Props {
  door: MoveDoor;
  reservation: ReservationView;
  site: SiteView;
}

/** Another day, hour or place for a booking: the day first, then what is free of it. */
export function Move({ door, reservation, site }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const refused = useRefused('move');
  const today = useToday(site.timeZone);
  const asked = readWish((name) => refused.values[name] ?? search.get(name));
  const own = dayOf(reservation.start, site.timeZone);
  const day = asked.day && asked.day >= today ? asked.day : own;
  const thatDay = useGet(at.siteDay(site.slug, day));
  const minutes = (Date.parse(reservation.end) - Date.parse(reservation.start)) / 60_000;
  const wish = { ...asked, resourceId: asked.resourceId ?? reservation.resource.id, minutes: asked.minutes ?? minutes };
  return (
    <div className="card card-roomy narrow stack">
      <form method="get" action={door.page} className="stack">
        <DayStrip
          legend={t('find.when')}
          value={day}
          today={today}
          onChange={(next) => navigate(`${door.page}?jour=${next}`, { replace: true })}
        />
        <noscript>
          <button className="btn btn-wide">{t('book.day.go')}</button>
        </noscript>
      </form>
      {thatDay.problem && !thatDay.data && <Failed problem={thatDay.problem.body} again={thatDay.again} />}
      {thatDay.data && !thatDay.stale ? (
        <MoveForm key={day} door={door} reservation={reservation} site={site} day={thatDay.data} wish={wish} />
      ) : (
        !thatDay.problem && <Skeleton blocks={1} />
      )}
    </div>
  );
}
