import { useState, type FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { ProblemBody } from '../api/problem';
import type { Grant, PlannedReservation, PlanningView } from '../api/types';
import { useRefused } from '../app/boot';
import { planningUrl } from '../app/links';
import { ExtrasText } from '../extras/text';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { Decide } from '../manage/approvals';
import { StatusTag } from '../me/reservation';
import { dayOf, isDay } from '../time/day';
import { isGone } from './cells';
import { useMove, useOrder } from './orders';
import { AfterRefusal, SlotFields } from './slot-fields';
import { MONEY, slotOfWish, wishOfReservation, type DeskWish, type Money } from './wish';
import { deskSeriesUrl } from '../series/links';

interface Props {
  site: Grant;
  planning: PlanningView;
  reservation: PlannedReservation;
  /** Where it was dropped and refused. */
  wish?: DeskWish;
  problem?: ProblemBody;
  onDone: (said: string) => void;
}

const MONEY_CHOICES: readonly Money[] = ['regles', 'gratuit', 'garder'];
const BAD_TIME: ProblemBody = { status: 422, code: 'invalid_request' };

function CheckIn({ site, planning, reservation, onDone }: Props) {
  const { t } = useI18n();
  const order = useOrder<void>(() => send('POST', postTo.checkIn(site.id, reservation.id)));
  const refused = useRefused('deskCheckIn');
  const now = Date.parse(planning.now);
  const today = dayOf(now, planning.timeZone) === dayOf(reservation.start, planning.timeZone);
  const gone = isGone(reservation);
  // That somebody came after all can be said until the end of the day: the desk has seen them.
  const expected = reservation.status === 'confirmed' && Date.parse(reservation.end) > now;
  if (!today || !(gone || expected)) return null;
  return (
    <form
      method="post"
      action={planningUrl(site.slug, { day: planning.day, open: reservation.id })}
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        const said = t('planning.checkedIn', { name: reservation.memberName });
        if (!order.isPending) order.mutate(undefined, { onSuccess: () => onDone(said) });
      }}
    >
      <input type="hidden" name="faire" value="pointer" />
      <input type="hidden" name="id" value={reservation.id} />
      <ErrorSummary problem={order.error?.body ?? refused.problem} />
      <Button type="submit" look="primary" wide aria-disabled={order.isPending}>
        {t(gone ? 'planning.came' : 'arrivals.checkIn')}
      </Button>
    </form>
  );
}

function Move({ site, planning, reservation, wish: wanted, problem: given, onDone }: Props) {
  const { t, timeRange } = useI18n();
  const refused = useRefused('deskMove');
  const { timeZone, resources } = planning;
  const typed = refused.values;
  const [wish, setWish] = useState<DeskWish>(
    wanted ??
      (isDay(typed['jour'])
        ? { day: typed['jour'], resourceId: typed['ressource']!, from: typed['de']!, to: typed['a']! }
        : wishOfReservation(reservation, timeZone)),
  );
  const [override, setOverride] = useState(false);
  const [wrong, setWrong] = useState<ProblemBody | null>(null);
  const order = useMove(site.id);
  const problem = wrong ?? order.error?.body ?? (order.isIdle ? (given ?? refused.problem) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const slot = slotOfWish(wish, timeZone);
    setWrong(slot ? null : BAD_TIME);
    if (!slot || order.isPending) return;
    const name = resources.find((resource) => resource.id === slot.resourceId)?.name ?? '';
    const said = t('planning.moved', {
      ...{ name: reservation.memberName, resource: name, when: timeRange(slot.start, slot.end, timeZone) },
    });
    order.mutate({ id: reservation.id, ...slot, ...(override && { override }) }, { onSuccess: () => onDone(said) });
  };
  return (
    <form
      className="stack"
      method="post"
      action={planningUrl(site.slug, { day: planning.day, open: reservation.id })}
      onSubmit={submit}
    >
      <input type="hidden" name="faire" value="deplacer" />
      <input type="hidden" name="id" value={reservation.id} />
      <ErrorSummary problem={problem} />
      <SlotFields resources={resources} timeZone={timeZone} wish={wish} onWish={setWish} />
      <AfterRefusal {...{ problem, timeZone, wish, override }} onWish={setWish} onOverride={setOverride} />
      <Button type="submit" aria-disabled={order.isPending}>
        {t('planning.move')}
      </Button>
    </form>
  );
}

function Cancel({ site, planning, reservation, onDone }: Props) {
  const { t } = useI18n();
  const refused = useRefused('deskCancel');
  const [money, setMoney] = useState<Money>('regles');
  const order = useOrder<void>(() => send('POST', postTo.deskCancel(site.id, reservation.id), MONEY[money]));
  const said = t('planning.cancelled', { name: reservation.memberName });
  return (
    <details open={refused.problem !== null || undefined}>
      <summary>{t('planning.cancel')}</summary>
      <form
        className="stack planning-cancel"
        method="post"
        action={planningUrl(site.slug, { day: planning.day, open: reservation.id })}
        onSubmit={(event) => {
          event.preventDefault();
          if (!order.isPending) order.mutate(undefined, { onSuccess: () => onDone(said) });
        }}
      >
        <input type="hidden" name="faire" value="annuler" />
        <input type="hidden" name="id" value={reservation.id} />
        <ErrorSummary problem={order.error?.body ?? refused.problem} />
        <p>{t('planning.cancel.text')}</p>
        <fieldset>
          <legend className="legend">{t('planning.cancel.money')}</legend>
          <div className="stack-tight">
            {MONEY_CHOICES.map((choice) => (
              <label key={choice} className="choice">
                <input
                  type="radio"
                  name="argent"
                  value={choice}
                  checked={money === choice}
                  onChange={() => setMoney(choice)}
                />
                <span className="choice-text">{t(`planning.cancel.${choice}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <Button type="submit" look="danger" aria-disabled={order.isPending}>
          {t('cancel.confirm')}
        </Button>
      </form>
    </details>
  );
}

function Approval({ site, reservation, onDone }: Props) {
  const { t } = useI18n();
  if (reservation.holdFor !== 'approval') return null;
  const said = { accepter: t('today.approved'), refuser: t('today.refused') };
  return (
    <Decide site={site} id={reservation.id} label={reservation.memberName} onDone={(word) => onDone(said[word])} />
  );
}

/** One booking: who, when, and what the desk can do with it. */
export function EditReservation(props: Props) {
  const { t, dayLong, timeRange } = useI18n();
  const { planning, reservation } = props;
  const { timeZone } = planning;
  const resource = planning.resources.find(({ id }) => id === reservation.resourceId);
  return (
    <div className="stack planning-edit">
      <div className="row-between">
        <p>
          {dayLong(dayOf(reservation.start, timeZone))}, {timeRange(reservation.start, reservation.end, timeZone)}
          <br />
          <span className="muted">
            {resource?.name}
            {reservation.quantity > 1 && ` × ${reservation.quantity}`}
          </span>
          {reservation.extras.length > 0 && <br />}
          <ExtrasText extras={reservation.extras} />
        </p>
        <StatusTag {...reservation} />
      </div>
      <Approval {...props} />
      {reservation.seriesId !== null && (
        <ButtonLink href={deskSeriesUrl(props.site.slug, reservation.seriesId, { from: reservation.id })}>
          {t('planning.series')}
        </ButtonLink>
      )}
      <CheckIn {...props} />
      {isGone(reservation) ? (
        <p className="hint">{t('planning.gone')}</p>
      ) : (
        <>
          <Move {...props} />
          <Cancel {...props} />
        </>
      )}
    </div>
  );
}
