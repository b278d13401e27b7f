import { Link, useLocation, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import { KINDS, type SiteView } from '../api/types';
import { useNow, useToday } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { bookUrl, siteUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { bookablesOf, settle } from '../booking/choice';
import { readWish } from '../booking/wish';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Skeleton } from '../kit/skeleton';
import { useFormAnswer } from '../series/answer';
import { type Occasion, RepeatForm, minutesIn, useSayTime } from '../series/repeat-form';
import { addDays, dayOf, isDay, minuteOf, minuteOfDay, wallOf } from '../time/day';
import NotFound from './not-found';
import { repeatUrl, seriesUrl } from '../series/links';

/** What was chosen on the booking form, or posted before: which place, which day, from when to when. */
function useOccasion(site: SiteView): { occasion: Occasion | null; pending: boolean } {
  const [search] = useSearchParams();
  const { values } = useFormAnswer('repeat');
  const now = useNow();
  const today = useToday(site.timeZone);
  const posted = site.resources.find(({ id }) => id === values['ressource']);
  const wish = readWish((name) => search.get(name));
  const kind = wish.kind ?? KINDS.find((each) => site.resources.some((resource) => resource.kind === each)) ?? 'desk';
  const day = wish.day && wish.day >= today ? wish.day : addDays(today, 1);
  const thatDay = useGet(posted ? null : at.siteDay(site.slug, day));
  const minutes = minutesIn(values['duree']);
  if (posted && isDay(values['premier']) && minuteOf(values['heure']) !== null && minutes !== null) {
    const { id: resourceId, name: resourceName } = posted;
    const time = { firstDay: values['premier'], startTime: values['heure']!, minutes };
    const quantity = Number(values['places'] ?? 1);
    return { occasion: { resourceId, resourceName, ...time, quantity }, pending: false };
  }
  const choice = thatDay.data && settle(wish, bookablesOf(site, thatDay.data, kind), site.timeZone, now);
  if (!choice) return { occasion: null, pending: thatDay.pending };
  const { resource, start, places: quantity } = choice;
  const startTime = wallOf(minuteOfDay(start, site.timeZone));
  const firstDay = dayOf(start, site.timeZone);
  return {
    occasion: {
      resourceId: resource.id,
      resourceName: resource.name,
      firstDay,
      startTime,
      minutes: choice.minutes,
      quantity,
    },
    pending: false,
  };
}

function Repeat({ site }: { site: SiteView }) {
  const { t, dayLong } = useI18n();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const sayTime = useSayTime();
  const { occasion, pending } = useOccasion(site);
  const back = bookUrl(
    site.slug,
    readWish((name) => search.get(name)),
  );
  useHead({ title: `${t('series.title')} — ${site.name}`, noIndex: true });
  const resource = site.resources.find(({ id }) => id === occasion?.resourceId);
  return (
    <main id="main" className="wrap page">
      <h1>{t('series.title')}</h1>
      {!occasion && pending && <Skeleton blocks={1} />}
      {!occasion && !pending && (
        <EmptyState title={t('book.none.title')} text={t('book.none.text')}>
          <ButtonLink href={back}>{t('series.otherTime')}</ButtonLink>
        </EmptyState>
      )}
      {occasion && (
        <div className="card card-roomy narrow stack">
          <div className="row-between">
            <p>
              <span className="strong">{occasion.resourceName}</span>,{' '}
              <Link href={siteUrl(site.slug)}>{site.name}</Link>
              <br />
              {t('series.from', {
                day: dayLong(occasion.firstDay),
                time: sayTime(occasion.startTime, occasion.minutes),
              })}
            </p>
            <ButtonLink small href={back}>
              {t('series.otherTime')}
            </ButtonLink>
          </div>
          <RepeatForm
            action={`${repeatUrl(site.slug)}?${search.toString()}`}
            {...{ occasion, timeZone: site.timeZone, siteId: site.id, slug: site.slug, kind: resource?.kind ?? 'desk' }}
            net={resource?.priceMode === 'net'}
            onDone={({ id }) => navigate(seriesUrl(id, { done: 'reservation' }))}
          />
        </div>
      )}
    </main>
  );
}

/** A booking that comes back: every day, every week or every month. */
export default function RepeatPage({ params }: PageProps) {
  const site = useGet(at.site(params['slug'] ?? ''));
  if (site.data) return <Repeat site={site.data} />;
  if (site.problem?.status === 404) return <NotFound />;
  return (
    <main id="main" className="wrap page">
      <Pending of={site} />
    </main>
  );
}
