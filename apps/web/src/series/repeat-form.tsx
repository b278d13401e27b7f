import { useMemo, useState, type FormEvent } from 'react';
import type { SeriesView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { minuteOf, wallOf, type Day } from '../time/day';
import { useFormAnswer, useOrder, usePreview } from './answer';
import { DatesShown, OnConflict } from './dates';
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
}

interface Props {
  action: string;
  timeZone: string;
  /** Prices are before tax. */
  net: boolean;
  occasion: Occasion;
  siteId: string;
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

function Override({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
  const { t } = useI18n();
  return (
    <label className="choice">
      <input
        type="checkbox"
        name="passer"
        value="1"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="choice-text">
        <span className="strong">{t('series.override')}</span>
        <span className="small muted">{t('planning.override.hint')}</span>
      </span>
    </label>
  );
}

/**
 * How often, then every date with its price and what stands against it, then the order: three steps of one form, with
 * and without JavaScript. What is changed after the dates were shown has them shown again.
 */
export function RepeatForm({ action, timeZone, net, occasion, siteId, memberId, onDone }: Props) {
  const { t } = useI18n();
  const before = useFormAnswer('repeat');
  const { resourceId, firstDay, startTime, minutes } = occasion;
  const [wish, setWish] = useState(() => readRepeat((name) => before.values[name], firstDay));
  const [override, setOverride] = useState(before.values['passer'] === '1');
  const [answer, setAnswer] = useState(before.dates);
  const [onConflict, setOnConflict] = useState<'skip' | 'refuse'>(
    before.values['sinon'] === 'skip' || (before.dates?.refused ?? 0) > 0 ? 'skip' : 'refuse',
  );
  const desk = memberId === undefined ? null : siteId;
  const preview = usePreview(seriesTo.preview(desk));
  const order = useOrder(seriesTo.order(desk), onDone);
  const rule = ruleOf(wish, firstDay);
  const who = memberId === undefined ? { siteId } : { memberId, ...(override && { override }) };
  const body = { ...who, resourceId, firstDay, startTime, minutes, rule };
  const id = useMemo(() => uuid7(), [JSON.stringify(body)]);
  const idle = preview.isIdle && order.isIdle;
  const problem = order.error?.body ?? preview.error?.body ?? (idle ? before.problem : null);
  const busy = preview.isPending || order.isPending;
  const change = () => {
    setAnswer(null);
    preview.reset();
    order.reset();
  };
  const look = () =>
    preview.mutate(body, {
      onSuccess: (dates) => {
        setAnswer(dates);
        setOnConflict(dates.refused > 0 ? 'skip' : 'refuse');
      },
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    order.reset();
    const wanted = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value');
    if (answer === null || wanted !== 'reserver') look();
    // What was free has gone since: the dates are shown as they are now.
    else order.mutate({ ...body, id, onConflict }, { onError: ({ status }) => status === 409 && look() });
  };
  return (
    <form className="stack" method="post" action={action} onSubmit={submit}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="ressource" value={resourceId} />
      <input type="hidden" name="premier" value={firstDay} />
      <input type="hidden" name="heure" value={startTime} />
      <input type="hidden" name="duree" value={minutes} />
      {memberId !== undefined && <input type="hidden" name="membre" value={memberId} />}
      <ErrorSummary problem={problem} />
      <RepeatFields
        firstDay={firstDay}
        wish={wish}
        onWish={(next) => {
          change();
          setWish(next);
        }}
      />
      {memberId !== undefined && (
        <Override
          checked={override}
          onChange={(next) => {
            change();
            setOverride(next);
          }}
        />
      )}
      <Button type="submit" name="faire" value="voir" wide aria-disabled={busy}>
        {t(preview.isPending ? 'book.sending' : 'series.look')}
      </Button>
      {answer && (
        <>
          <DatesShown answer={answer} timeZone={timeZone} net={net} />
          {answer.free > 0 && (
            <>
              <OnConflict value={onConflict} onChange={setOnConflict} />
              <Button type="submit" name="faire" value="reserver" look="primary" wide aria-disabled={busy}>
                {t(order.isPending ? 'book.sending' : 'series.book', { count: answer.free })}
              </Button>
            </>
          )}
        </>
      )}
    </form>
  );
}
