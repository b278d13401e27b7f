import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import { KINDS, type Kind, type ReservationView, type SiteView } from '../api/types';
import { useRefused, useToday } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { bookUrl, siteUrl, wordOfKind } from '../app/links';
import type { PageProps } from '../app/page';
import { Booked } from '../booking/done';
import { BookingForm } from '../booking/form';
import { WaitForm } from '../booking/wait-form';
import { readWish } from '../booking/wish';
import { useI18n } from '../i18n/i18n';
import { DayStrip } from '../kit/day-strip';
import { Failed } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Skeleton } from '../kit/skeleton';
import { addDays, type Day } from '../time/day';
import NotFound from './not-found';

function BookSite({ site }: { site: SiteView }) {
  const { t, dayLong } = useI18n();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const refused = useRefused('booking');
  const today = useToday(site.timeZone);
  const wish = readWish((name) => refused.values[name] ?? search.get(name));
  const kinds = KINDS.filter((each) => site.resources.some((resource) => resource.kind === each));
  const kind: Kind = wish.kind && kinds.includes(wish.kind) ? wish.kind : (kinds[0] ?? 'desk');
  const day: Day = wish.day && wish.day >= today ? wish.day : addDays(today, 1);
  const thatDay = useGet(at.siteDay(site.slug, day));
  const [booked, setBooked] = useState<ReservationView | null>(null);
  const here = bookUrl(site.slug, { ...wish, kind, day });
  const title = t(wish.wait ? 'book.wait.go' : `book.title.${kind}`);
  useHead({ title: `${title} — ${site.name}`, noIndex: true });
  return (
    <main id="main" className="wrap page">
      <div className="stack-tight">
        <h1>{title}</h1>
        <p>
          <Link href={siteUrl(site.slug, day)}>{site.name}</Link>, {site.address.commune} — {dayLong(day)}
        </p>
      </div>
      {booked ? (
        <div className="card card-roomy narrow">
          <Booked reservation={booked} />
        </div>
      ) : (
        <div className="card card-roomy narrow stack">
          <form method="get" action={`/reserver/${site.slug}`} className="stack">
            <input type="hidden" name="quoi" value={wordOfKind(kind)} />
            {wish.wait && <input type="hidden" name="attente" value="1" />}
            <DayStrip
              legend={t('find.when')}
              value={day}
              today={today}
              onChange={(next) => navigate(bookUrl(site.slug, { ...wish, kind, day: next }), { replace: true })}
            />
            <noscript>
              <button className="btn btn-wide">{t('book.day.go')}</button>
            </noscript>
          </form>
          {thatDay.problem && !thatDay.data && <Failed problem={thatDay.problem.body} again={thatDay.again} />}
          {thatDay.data && !thatDay.stale ? (
            wish.wait ? (
              <WaitForm key={here} site={site} day={thatDay.data} kind={kind} wish={wish} />
            ) : (
              <BookingForm key={here} site={site} day={thatDay.data} kind={kind} wish={wish} onBooked={setBooked} />
            )
          ) : (
            !thatDay.problem && <Skeleton blocks={1} />
          )}
        </div>
      )}
    </main>
  );
}

/** The booking form on a page of its own: where links lead without JavaScript and after signing in. */
export default function Book({ params }: PageProps) {
  const site = useGet(at.site(params['slug'] ?? ''));
  if (site.data) return <BookSite site={site.data} />;
  if (site.problem?.status === 404) return <NotFound />;
  return (
    <main id="main" className="wrap page">
      <Pending of={site} />
    </main>
  );
}
