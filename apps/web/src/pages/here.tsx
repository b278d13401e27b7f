import { Link, useSearchParams } from 'wouter';
import { placeUrl, sheetAt, sheetTo } from '../here/paths';
import type { PlaceNow, ReservationView } from '../api/types';
import { useMe } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { siteUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { Elsewhere, WaysOn } from '../here/elsewhere';
import { FreePlace } from '../here/sit';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag, type Tone } from '../kit/tag';
import { CheckIn } from '../me/check-in';
import { ReservationText, StatusTag } from '../me/reservation';

const REFRESH_MS = 30_000;
const DONE: Record<string, Key> = { arrivee: 'checkIn.done', installe: 'here.sat' };
const TONES: Record<PlaceNow['state'], Tone> = {
  free: 'ok',
  taken: 'warn',
  ahead: 'brand',
  closed: 'plain',
  retired: 'plain',
  replaced: 'plain',
};

/** Free or taken in one word, and until when. */
function State({ place }: { place: PlaceNow }) {
  const { t, time } = useI18n();
  const { state, offered, site } = place;
  const at = (instant: string) => ({ time: time(instant, site.timeZone) });
  return (
    <p className="row" role="status">
      <Tag tone={TONES[state]} dot>
        {t(`here.${state}`)}
      </Tag>
      {offered?.until && <span>{t('here.freeUntil', at(offered.until))}</span>}
      {offered?.from && <span>{t('here.freeFrom', at(offered.from))}</span>}
      {offered && offered.mode === 'pool' && state === 'free' && (
        <span className="muted">{t('here.placesOf', { count: offered.free, of: offered.capacity })}</span>
      )}
    </p>
  );
}

/** What the reader has booked here: one button says that they are there. */
function Mine({
  place,
  reservation,
  onArrived,
}: {
  place: PlaceNow;
  reservation: ReservationView;
  onArrived: () => void;
}) {
  const { t } = useI18n();
  return (
    <section className="stack" aria-labelledby="mine">
      <div className="row-between">
        <h2 id="mine" className="h3">
          {t('here.mine')}
        </h2>
        <StatusTag {...reservation} />
      </div>
      <ReservationText reservation={reservation} heading="p" />
      <CheckIn
        reservation={reservation}
        page={placeUrl(place.code)}
        post={sheetTo.checkIn(place.code)}
        onArrived={onArrived}
      />
      <div>
        <ButtonLink href="/moi">{t('here.reservations')}</ButtonLink>
      </div>
    </section>
  );
}

function Place({ place, code }: { place: PlaceNow; code: string }) {
  const { t } = useI18n();
  const me = useMe();
  const [, setSearch] = useSearchParams();
  const own = useGet(me && place.offered ? sheetAt.mine(code) : null).data;
  const mine = own?.reservation ?? null;
  const now = Date.parse(place.now);
  // A booking of this evening leaves the place to its owner, too, until then.
  const isNow =
    mine !== null && (mine.status === 'checked_in' || (mine.checkIn !== null && Date.parse(mine.checkIn.start) <= now));
  const { state, offered, site, name } = place;
  const finish = (fait: string) => setSearch({ fait }, { replace: true });
  return (
    <>
      <div className="stack-tight">
        <h1>{name}</h1>
        <p>
          <Link href={siteUrl(site.slug)}>{site.name}</Link>, {site.commune}
        </p>
      </div>
      <Done words={DONE} />
      <div className="card card-roomy narrow stack">
        {!isNow && <State place={place} />}
        {mine && <Mine place={place} reservation={mine} onArrived={() => finish('arrivee')} />}
        {!isNow && (state === 'retired' || state === 'replaced' || state === 'ahead') && (
          <p>{t(`here.${state}.text`)}</p>
        )}
        {!isNow && offered && state === 'free' && (
          <FreePlace place={place} offered={offered} own={own?.stays ?? null} onSat={() => finish('installe')} />
        )}
        {!isNow && offered && state === 'taken' && <Elsewhere place={place} offered={offered} />}
        {!isNow && state !== 'free' && <WaysOn place={place} offered={offered} />}
      </div>
    </>
  );
}

/** Behind the QR code at a desk, a room or a door. */
export default function Here({ params }: PageProps) {
  const { t } = useI18n();
  const code = params['code'] ?? '';
  const { data, problem, again } = useGet(sheetAt.place(code), { refreshMs: REFRESH_MS });
  const unknown = problem?.status === 404;
  const title = data ? `${data.name} — ${data.site.name}` : t('here.title');
  useHead({ title, noIndex: true, status: unknown ? 404 : undefined });
  return (
    <main id="main" className="wrap page">
      {data ? (
        <Place place={data} code={code} />
      ) : (
        <>
          <h1>{t('here.title')}</h1>
          {unknown ? (
            <EmptyState title={t('here.unknown.title')} text={t('here.unknown.text')}>
              <ButtonLink look="primary" href="/">
                {t('notFound.find')}
              </ButtonLink>
            </EmptyState>
          ) : problem ? (
            <Failed problem={problem.body} again={again} />
          ) : (
            <Skeleton blocks={1} />
          )}
        </>
      )}
    </main>
  );
}
