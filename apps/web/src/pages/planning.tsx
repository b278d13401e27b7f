import './planning.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Problem, ProblemBody } from '../api/problem';
import type { Grant, PlannedReservation, PlanningView } from '../api/types';
import { useGet } from '../app/get';
import { planningUrl, type PlanningLook } from '../app/links';
import type { Slot } from '../booking/choice';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Banner } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Sheet } from '../kit/sheet';
import { Toast } from '../kit/toast';
import { ConsoleFrame } from '../manage/frame';
import { WaitingEntries } from '../manage/waiting';
import { PlanningBar } from '../planning/bar';
import { reservationsByResource } from '../planning/cells';
import { CreateReservation } from '../planning/create';
import { EditReservation } from '../planning/edit';
import { PlanningGrid } from '../planning/grid';
import { PlanningList, PlanningWeek } from '../planning/list';
import { useMove } from '../planning/orders';
import { WaitingPlaces } from '../planning/waiting';
import { wishOf, type DeskWish } from '../planning/wish';
import { ClosedTags } from '../site/closed';
import { addDays, isDay } from '../time/day';

const REFRESH_MS = 60_000;
/** Below this a grid helps nobody. */
const WIDE = '(min-width: 640px)';

/** What the dialog is about. */
type Asked =
  | {
      readonly kind: 'edit';
      readonly reservation: PlannedReservation;
      readonly wish?: DeskWish;
      readonly problem?: ProblemBody;
    }
  | { readonly kind: 'create'; readonly wish: DeskWish }
  | { readonly kind: 'waiting'; readonly resourceId: string };

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Only the places and people that the typed letters are about. */
function filtered(planning: PlanningView, filter: string): PlanningView {
  const wanted = plain(filter.trim());
  if (wanted === '') return planning;
  const byResource = reservationsByResource(planning.reservations);
  const resources = planning.resources.filter(
    ({ id, name, zone }) =>
      plain(`${name} ${zone ?? ''}`).includes(wanted) ||
      (byResource.get(id) ?? []).some(({ memberName }) => plain(memberName).includes(wanted)),
  );
  return { ...planning, resources };
}

/** The grid needs scripts and room: until both are known to be there, the list is shown. */
function useLook(): { asked: PlanningLook | null; look: PlanningLook } {
  const [search] = useSearchParams();
  const [wide, setWide] = useState<boolean | null>(null);
  useEffect(() => setWide(matchMedia(WIDE).matches), []);
  const text = search.get('vue');
  const asked = text === 'grille' || text === 'liste' || text === 'semaine' ? text : null;
  if (asked === 'semaine' || asked === 'liste') return { asked, look: asked };
  return { asked, look: wide !== null && (asked === 'grille' || wide) ? 'grille' : 'liste' };
}

/** The next whole hour at the first place: something to start from. */
function firstWish({ resources, openings, timeZone, day, now }: PlanningView): DeskWish {
  const opens = openings[0] ? Date.parse(openings[0].start) : null;
  const from = Math.max(opens ?? 0, Date.parse(now));
  const start = new Date(Math.ceil(from / 3_600_000) * 3_600_000);
  const wish = wishOf(
    {
      resourceId: resources[0]?.id ?? '',
      start: start.toISOString(),
      end: new Date(start.getTime() + 3_600_000).toISOString(),
    },
    timeZone,
  );
  return { ...wish, day };
}

function useDone(): string | null {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const done = search.get('fait');
  if (done === 'creation' || done === 'deplacement' || done === 'annulation' || done === 'pointage')
    return t(`planning.done.${done}`);
  return null;
}

/** Forms on the page itself, for who came by an address: without JavaScript there is no dialog. */
function ByAddress({
  site,
  planning,
  onDone,
}: {
  site: Grant;
  planning: PlanningView;
  onDone: (said: string) => void;
}) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const open = planning.reservations.find(({ id }) => id === search.get('r'));
  if (open)
    return (
      <Card title={open.memberName}>
        <EditReservation {...{ site, planning, onDone }} reservation={open} />
      </Card>
    );
  if (search.get('creer') === null) return null;
  const first = firstWish(planning);
  const wish = {
    ...first,
    resourceId: search.get('ressource') ?? first.resourceId,
    from: search.get('de') ?? first.from,
    to: search.get('a') ?? first.to,
  };
  return (
    <Card title={t('planning.new')}>
      <CreateReservation {...{ site, planning, onDone, wish }} />
    </Card>
  );
}

interface BodyProps {
  site: Grant;
  planning: PlanningView;
  look: PlanningLook;
  ask: (asked: Asked) => void;
  away: boolean;
  onSaid: (said: string) => void;
}

function Body({ site, planning, look, ask, away, onSaid }: BodyProps) {
  const { t, timeRange } = useI18n();
  const move = useMove(site.id);
  const { timeZone } = planning;
  const edit = (reservation: PlannedReservation) => ask({ kind: 'edit', reservation });
  const carry = async (reservation: PlannedReservation, to: Slot) => {
    try {
      await move.mutateAsync({ id: reservation.id, ...to });
      const resource = planning.resources.find(({ id }) => id === to.resourceId)?.name ?? '';
      const when = timeRange(to.start, to.end, timeZone);
      onSaid(t('planning.moved', { name: reservation.memberName, resource, when }));
    } catch (error) {
      const problem = (error as Problem).body;
      ask({ kind: 'edit', reservation, wish: wishOf(to, timeZone), problem });
    }
  };
  const lists = { site, planning, look, onOpen: edit };
  if (look === 'liste') return <PlanningList {...lists} />;
  if (look === 'semaine') return <PlanningWeek {...lists} />;
  if (planning.resources.length === 0) return <p className="muted">{t('planning.noMatch')}</p>;
  return (
    <>
      <p className="help no-print" id="planning-help">
        {t('planning.help')}
      </p>
      <PlanningGrid
        key={planning.day}
        planning={planning}
        away={away}
        onOpen={edit}
        onCreate={(slot) => ask({ kind: 'create', wish: wishOf(slot, timeZone) })}
        onMove={carry}
      />
    </>
  );
}

interface DialogProps {
  site: Grant;
  planning: PlanningView;
  asked: Asked | null;
  onClose: () => void;
  onDone: (said: string) => void;
}

function Dialog({ site, planning, asked, onClose, onDone }: DialogProps) {
  const { t } = useI18n();
  const title =
    asked?.kind === 'edit'
      ? asked.reservation.memberName
      : t(asked?.kind === 'waiting' ? 'planning.waiting.label' : 'planning.new');
  return (
    <Sheet open={asked !== null} onClose={onClose} title={title}>
      {asked?.kind === 'edit' && <EditReservation {...{ site, planning, onDone, ...asked }} />}
      {asked?.kind === 'create' && <CreateReservation {...{ site, planning, onDone }} wish={asked.wish} />}
      {asked?.kind === 'waiting' && (
        <WaitingEntries
          waiting={planning.waiting.filter(({ resourceId }) => resourceId === asked.resourceId)}
          timeZone={planning.timeZone}
        />
      )}
    </Sheet>
  );
}

function Planning({ site }: { site: Grant }) {
  const { dayLong } = useI18n();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const { asked: askedLook, look } = useLook();
  const text = search.get('jour');
  const path = at.planning(site.id, isDay(text) ? text : undefined, look === 'semaine' ? 7 : 1);
  const read = useGet(path, { refreshMs: REFRESH_MS });
  const [filter, setFilter] = useState(search.get('filtre') ?? '');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [toast, setToast] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const done = useDone();
  const gone = useCallback(() => setToast(null), []);
  if (!read.data) return <Pending of={read} />;

  const whole = read.data;
  const { day } = whole;
  const close = () => {
    setAsked(null);
    // What the dialog was opened from may be gone with its booking: then the focus goes to the cell that is there now.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      (body.current?.querySelector<HTMLElement>('[data-cursor]') ?? body.current)?.focus();
    });
  };
  const finish = (said: string) => {
    setToast(said);
    close();
    if (search.get('r') ?? search.get('creer'))
      navigate(planningUrl(site.slug, { day, look: askedLook }), { replace: true });
  };
  const create = (event: { preventDefault(): void }) => {
    event.preventDefault();
    setAsked({ kind: 'create', wish: firstWish(whole) });
  };
  return (
    <div className="stack" aria-busy={read.stale}>
      <PlanningBar {...{ site, day, look, filter }} asked={askedLook} onFilter={setFilter} onCreate={create} />
      <p className="planning-day strong">
        {dayLong(day)}
        {look === 'semaine' && ` – ${dayLong(addDays(day, whole.days - 1))}`}
      </p>
      {look !== 'semaine' && <ClosedTags site={whole} closures={whole.exceptions[0]?.closures ?? []} />}
      {done && (
        <Banner tone="ok" status>
          <p className="strong">{done}</p>
        </Banner>
      )}
      <WaitingPlaces {...{ site }} planning={whole} onAsk={(resourceId) => setAsked({ kind: 'waiting', resourceId })} />
      <ByAddress site={site} planning={whole} onDone={finish} />
      <div ref={body} tabIndex={-1} className="stack planning-body">
        <Body
          {...{ site, look }}
          planning={filtered(whole, filter)}
          ask={setAsked}
          away={asked !== null}
          onSaid={setToast}
        />
      </div>
      <Dialog {...{ site, asked }} planning={whole} onClose={close} onDone={finish} />
      {toast && <Toast text={toast} onGone={gone} />}
    </div>
  );
}

export default function PlanningPage() {
  const { t } = useI18n();
  return (
    <ConsoleFrame page="/planning" title={t('manage.planning')}>
      {(site) => <Planning site={site} key={site.id} />}
    </ConsoleFrame>
  );
}
