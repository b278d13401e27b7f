import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Kind, SeriesView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { instant } from '../booking/choice';
import { useI18n } from '../i18n/i18n';
import { ErrorSummary } from '../kit/messages';
import { DeskPayerField } from '../payer/desk';
import { useExtras, useOffered } from '../extras/choice';
import { ExtrasField } from '../extras/field';
import { chosenIn, wantedIn } from '../extras/value';
import { PayerField, usePayer } from '../payer/field';
import { payerIn } from '../payer/value';
import { instantAt, minuteOf, wallOf, type Day } from '../time/day';
import { useFormAnswer, useSteps } from './answer';
import { Override, StepsShown } from './dates';
import { RepeatFields } from './repeat-fields';
import { readRepeat, ruleOf } from './rule';
import { seriesTo } from './paths';

/** What is to be repeated. */
export interface Occasion {
  readonly resourceId: string;
  readonly resourceName: string;
  readonly firstDay: Day;
  /** "09:00" on the wall clock of the site. */
  readonly startTime: string;
  readonly minutes: number;
  /** How many places of it. */
  readonly quantity: number;
}

interface Props {
  action: string;
  timeZone: string;
  /** Prices are before tax. */
  net: boolean;
  occasion: Occasion;
  siteId: string;
  slug: string;
  kind: Kind;
  /** Staff order for a member, and may pass over rules. */
  memberId?: string;
  onDone: (series: SeriesView) => void;
}

export function useSayTime(): (startTime: string, minutes: number) => string {
  const { wallTime } = useI18n();
  return (startTime, minutes) => {
    const end = (minuteOf(startTime) ?? 0) + minutes;
    return `${wallTime(startTime)}–${wallTime(wallOf(end > 1440 ? end % 1440 : end))}`;
  };
}

/** What was ticked before: in the form that came back, or on the form that led here. */
function useTaken(values: Record<string, string>) {
  const [search] = useSearchParams();
  return useExtras(chosenIn(values['ressource'] ? Object.entries(values) : search));
}

/** How long each date is, as a form has sent it; null: no number of minutes. */
export const minutesIn = (text: string | undefined): number | null =>
  /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : null;

/** The first date, for what may be had there then. */
function firstSlot({ resourceId, firstDay, startTime, minutes }: Occasion, timeZone: string) {
  const start = instantAt(firstDay, minuteOf(startTime) ?? 0, timeZone);
  return { resourceId, start: instant(start), end: instant(start + minutes * 60_000) };
}

/**
 * How often, then every date with its price and what stands against it, then the order: three steps of one form, with
 * and without JavaScript. What is changed after the dates were shown has them shown again.
 */
export function RepeatForm({ action, timeZone, net, occasion, siteId, slug, kind, memberId, onDone }: Props) {
  const before = useFormAnswer('repeat');
  const { resourceId, firstDay, startTime, minutes, quantity } = occasion;
  const [wish, setWish] = useState(() => readRepeat((name) => before.values[name], firstDay));
  const [override, setOverride] = useState(before.values['passer'] === '1');
  const desk = memberId === undefined ? null : siteId;
  const who = memberId === undefined ? { siteId } : { memberId, ...(override && { override }) };
  const own = usePayer(slug, kind, before.values['payeur']);
  const [deskPayer, setDeskPayer] = useState(before.values['payeur'] ?? '');
  const payer = payerIn(desk === null ? own.value : deskPayer);
  const extras = useTaken(before.values);
  const along = useOffered(slug, firstSlot(occasion, timeZone), extras);
  const what = { resourceId, firstDay, startTime, minutes, quantity, ...wantedIn(extras.chosen) };
  const body = { ...who, ...payer, ...what, rule: ruleOf(wish, firstDay) };
  const id = useMemo(() => uuid7(), [JSON.stringify(body)]);
  const paths = { look: seriesTo.preview(desk), order: seriesTo.order(desk) };
  const steps = useSteps<SeriesView>(before, paths, { body, more: { id }, onDone });
  // What is changed after the dates were shown has them shown again.
  const anew =
    <Given extends unknown[]>(change: (...given: Given) => void) =>
    (...given: Given): void => {
      steps.forget();
      change(...given);
    };
  const hidden = { id, ressource: resourceId, premier: firstDay, heure: startTime, duree: minutes, places: quantity };
  return (
    <form className="stack" method="post" action={action} onSubmit={steps.submit}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {memberId !== undefined && <input type="hidden" name="membre" value={memberId} />}
      <ErrorSummary problem={steps.problem} />
      <RepeatFields firstDay={firstDay} wish={wish} onWish={anew(setWish)} />
      {desk === null ? (
        <PayerField problem={steps.problem} payer={{ ...own, choose: anew(own.choose) }} />
      ) : (
        <DeskPayerField {...{ siteId, value: deskPayer, problem: steps.problem }} onChange={anew(setDeskPayer)} />
      )}
      <ExtrasField {...along} chosen={extras.chosen} problem={steps.problem} choose={anew(extras.choose)} />
      {memberId !== undefined && <Override checked={override} onChange={anew(setOverride)} />}
      <StepsShown steps={steps} order="reserver" timeZone={timeZone} net={net} />
    </form>
  );
}
