import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { send } from '../api/client';
import { at, postTo } from '../api/paths';
import type { Problem, ProblemBody } from '../api/problem';
import type { Alternative, DayView, ReservationView, SiteView } from '../api/types';
import { useNow, useRefused, useToday } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { moveUrl, siteUrl, type BookChoice } from '../app/links';
import type { PageProps } from '../app/page';
import { Alternatives } from '../booking/alternatives';
import { bookablesOf, settle, slotOf, type Slot } from '../booking/choice';
import { Instead } from '../booking/instead';
import { PriceSummary } from '../booking/price';
import { When, Which } from '../booking/when';
import { readWish } from '../booking/wish';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { DayStrip } from '../kit/day-strip';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { ReservationText } from '../me/reservation';
import { dayOf } from '../time/day';
import NotFound from './not-found';
import { seriesUrl } from '../series/links';

interface FormProps {
  reservation: ReservationView;
  site: SiteView;
  day: DayView;
  wish: BookChoice;
}

function useMove(id: string) {
  const cache = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation<ReservationView, Problem, Slot>({
    mutationFn: (slot) => send('POST', postTo.move(id), slot),
    onSuccess: async () => {
      await cache.invalidateQueries();
      navigate('/moi?fait=deplacement');
    },
    onError: (problem) => {
      if (problem.status === 409) void cache.invalidateQueries();
    },
  });
}

/** The same pickers as for booking: what is free that day, at what price. */
function MoveForm({ reservation, site, day, wish: firstWish }: FormProps) {
  const { t } = useI18n();
  const now = useNow();
  const refused = useRefused('move');
  const [wish, setWish] = useState(firstWish);
  const [instead, setInstead] = useState<Slot | null>(null);
  const order = useMove(reservation.id);
  const bookables = bookablesOf(site, day, reservation.resource.kind);
  const choice = settle(wish, bookables, site.timeZone, now);
  const slot = instead ?? (choice && slotOf(choice));
  const price = useGet(slot && at.price(site.slug, slot));
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
    <form className="stack" method="post" action={moveUrl(reservation.id)} onSubmit={submit}>
      <input type="hidden" name="site" value={site.slug} />
      <input type="hidden" name="jour" value={day.day} />
      <ErrorSummary problem={problem} />
      {offers.length > 0 && (
        <Alternatives offers={offers} timeZone={site.timeZone} chosen={instead} onChoose={setInstead} />
      )}
      {choice && <Which bookables={bookables} choice={choice} onWish={change} />}
      {choice && <When choice={choice} day={day} site={site} now={now} onWish={change} />}
      <noscript>
        <button className="btn btn-wide" formMethod="get" formAction={moveUrl(reservation.id)}>
          {t('book.refresh')}
        </button>
      </noscript>
      <Instead problem={problem} timeZone={site.timeZone} />
      <PriceSummary price={price.stale ? undefined : price.data} problem={price.problem?.body ?? null} />
      <div className="row">
        <Button type="submit" look="primary" aria-disabled={order.isPending}>
          {t(order.isPending ? 'book.sending' : 'move.confirm')}
        </Button>
        <ButtonLink href="/moi">{t('cancel.keep')}</ButtonLink>
      </div>
    </form>
  );
}

function Move({ reservation, site }: { reservation: ReservationView; site: SiteView }) {
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
      <form method="get" action={moveUrl(reservation.id)} className="stack">
        <DayStrip
          legend={t('find.when')}
          value={day}
          today={today}
          onChange={(next) => navigate(`${moveUrl(reservation.id)}?jour=${next}`, { replace: true })}
        />
        <noscript>
          <button className="btn btn-wide">{t('book.day.go')}</button>
        </noscript>
      </form>
      {thatDay.problem && !thatDay.data && <Failed problem={thatDay.problem.body} again={thatDay.again} />}
      {thatDay.data && !thatDay.stale ? (
        <MoveForm key={day} reservation={reservation} site={site} day={thatDay.data} wish={wish} />
      ) : (
        !thatDay.problem && <Skeleton blocks={1} />
      )}
    </div>
  );
}

/** Another day, hour or place for one's own booking. */
export default function MovePage({ params }: PageProps) {
  const { t } = useI18n();
  useHead({ title: t('move.title'), noIndex: true });
  const mine = useGet(at.myReservation(params['id'] ?? ''));
  const slug = mine.data?.site.slug;
  const site = useGet(slug ? at.site(slug) : null);
  if (mine.problem?.status === 404) return <NotFound />;
  const problem = mine.problem ?? site.problem;
  const movable = mine.data?.movable;
  return (
    <main id="main" className="wrap page">
      <h1>{t('move.title')}</h1>
      {problem && !site.data && <Failed problem={problem.body} again={mine.again} />}
      {mine.data && (
        <Card title={t('move.from')}>
          <ReservationText reservation={mine.data} heading="p" />
          {mine.data.seriesId !== null && (
            <p>
              <Link href={seriesUrl(mine.data.seriesId, { from: mine.data.id })}>{t('series.move.link')}</Link>
            </p>
          )}
          {!movable && (
            <p>
              {t('move.over')} <Link href={siteUrl(mine.data.site.slug)}>{mine.data.site.name}</Link>
            </p>
          )}
        </Card>
      )}
      {mine.data && movable && site.data && <Move reservation={mine.data} site={site.data} />}
      {!problem && !(mine.data && (site.data || !movable)) && <Skeleton />}
    </main>
  );
}
