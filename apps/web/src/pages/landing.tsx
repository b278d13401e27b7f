import './landing.css';
import { useState } from 'react';
import { at } from '../api/paths';
import type { Kind, SiteList, SitePoint, UsualPlace } from '../api/types';
import { useMe } from '../app/boot';
import { useGet, type Got } from '../app/get';
import { useHead } from '../app/head';
import { bookUrl, finderUrl, siteUrl } from '../app/links';
import { LazyBookingSheet } from '../booking/lazy-sheet';
import { Finder } from '../finder/finder';
import { SiteCard } from '../finder/site-card';
import { useFinder, type Finder as FinderValue } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { useSayDay } from '../kit/day-strip';
import { EmptyState } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Pending } from '../kit/pending';
import { SiteMap, type MapPlace } from '../map/site-map';
import { addDays } from '../time/day';
import { Link } from 'wouter';

/** What opens the sheet: a place, and what is already decided there. */
interface Picked {
  slug: string;
  name: string;
  kind?: Kind;
  resourceId?: string;
}

function Usual({ usual, state, onPick }: { usual: UsualPlace; state: FinderValue; onPick: (picked: Picked) => void }) {
  const { t } = useI18n();
  const sayDay = useSayDay(state.today);
  return (
    <div className="card usual">
      <div>
        <h2 className="h3">{t('usual.title')}</h2>
        <p>{t('usual.text', { site: usual.name, commune: usual.commune, day: sayDay(state.day) })}</p>
      </div>
      <ButtonLink
        look="primary"
        href={bookUrl(usual.slug, { kind: usual.kind, day: state.day, resourceId: usual.resourceId })}
        onClick={(event) => {
          event.preventDefault();
          onPick(usual);
        }}
      >
        {t('usual.go')}
      </ButtonLink>
    </div>
  );
}

function ViewSwitch({ state }: { state: FinderValue }) {
  const { t } = useI18n();
  return (
    <div className="segmented" role="group" aria-label={t('find.view')}>
      <Link href={finderUrl({ ...state, map: false })} replace aria-current={state.map ? undefined : 'true'}>
        {t('find.list')}
      </Link>
      <Link href={finderUrl({ ...state, page: 1, map: true })} replace aria-current={state.map ? 'true' : undefined}>
        {t('find.map')}
      </Link>
    </div>
  );
}

function Nothing({ state }: { state: FinderValue }) {
  const { t } = useI18n();
  return (
    <EmptyState level={3} title={t('find.none.title')} text={t('find.none.text')}>
      <ButtonLink href={finderUrl({ ...state, page: 1, day: addDays(state.day, 1) })}>
        {t('find.none.nextDay')}
      </ButtonLink>
      {state.where && (
        <ButtonLink href={finderUrl({ ...state, page: 1, where: '' })}>{t('find.none.everywhere')}</ButtonLink>
      )}
      <ButtonLink href={finderUrl({ ...state, page: 1, where: '', map: true })}>{t('find.none.map')}</ButtonLink>
    </EmptyState>
  );
}

const LOW_SHARE = 0.25;

/** All places of the network; looking for a town narrows the drawing to it. */
function Map({ state }: { state: FinderValue }) {
  const { t } = useI18n();
  const points = useGet(at.siteMap({ kind: state.kind, day: state.day, q: state.where }));
  if (!points.data) return <Pending of={points} blocks={1} />;
  if (points.data.sites.length === 0) return null;
  const places = points.data.sites.map((site) => ({ ...site, id: site.slug, value: site.free, tone: toneOf(site) }));
  const total = (some: readonly MapPlace[]) => some.reduce((sum, place) => sum + place.value, 0);
  return (
    <SiteMap
      places={places}
      href={([first, ...others]) =>
        others.length === 0 ? siteUrl(first!.id, state.day) : finderUrl({ ...state, where: first!.commune })
      }
      total={total}
      say={(some) =>
        t(`map.marker.${state.kind}`, {
          names: some.map((place) => `${place.name}, ${place.commune}`).join(' ; '),
          free: total(some),
        })
      }
      label={t('map.label')}
      caption={t('map.caption')}
    />
  );
}

const toneOf = (site: SitePoint): MapPlace['tone'] =>
  site.free === 0 ? 'none' : site.free <= site.capacity * LOW_SHARE ? 'low' : 'good';

function Results({
  state,
  sites,
  onPick,
}: {
  state: FinderValue;
  sites: Got<SiteList>;
  onPick: (picked: Picked) => void;
}) {
  if (!sites.data) return <Pending of={sites} blocks={6} />;
  if (sites.data.sites.length === 0) return <Nothing state={state} />;
  return (
    <>
      <ul className="results" role="list" aria-busy={sites.stale}>
        {sites.data.sites.map((site) => (
          <SiteCard key={site.id} site={site} kind={state.kind} day={state.day} onBook={onPick} />
        ))}
      </ul>
      <Pagination page={sites.data.page} pages={sites.data.pages} href={(page) => finderUrl({ ...state, page })} />
    </>
  );
}

export default function Landing() {
  const { t } = useI18n();
  const me = useMe();
  const network = useGet(at.network);
  const state = useFinder(network.data);
  const sayDay = useSayDay(state.today);
  const sites = useGet(at.sites({ kind: state.kind, day: state.day, q: state.where, page: state.page }));
  const [picked, setPicked] = useState<Picked | null>(null);
  const request = picked && {
    slug: picked.slug,
    name: picked.name,
    kind: picked.kind ?? state.kind,
    day: state.day,
    wish: { resourceId: picked.resourceId },
  };
  const title = t('home.title', { kind: state.kind, day: sayDay(state.day) });
  useHead({ title, description: t('home.description', { sites: network.data?.sites ?? 0 }) });
  return (
    <main id="main" className="wrap page landing">
      <div className="landing-head">
        <h1>{title}</h1>
        {network.data && (
          <p className="muted">{t('home.lead', { sites: network.data.sites, places: network.data.places })}</p>
        )}
      </div>
      {me?.usual && <Usual usual={me.usual} state={state} onPick={setPicked} />}
      <Finder state={state} communes={network.data?.communes ?? []} />
      <section className="stack" aria-labelledby="resultats">
        <div className="row-between">
          <h2 id="resultats">
            <span role="status">
              {sites.data
                ? t('find.count', { count: sites.data.available, day: sayDay(state.day) })
                : t('state.loading')}
            </span>
          </h2>
          <ViewSwitch state={state} />
        </div>
        {state.map && <Map state={state} />}
        <Results state={state} sites={sites} onPick={setPicked} />
      </section>
      <LazyBookingSheet request={request} onClose={() => setPicked(null)} />
    </main>
  );
}
