import { useState, type FormEvent } from 'react';
import { at } from '../api/paths';
import type { ReservationView, SeriesDates, SeriesView } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { TimeSelect } from '../planning/time-select';
import { dayOf, minuteOf, minuteOfDay, wallOf } from '../time/day';
import { useFormAnswer, useOrder, usePreview } from './answer';
import { DatesShown, OnConflict } from './dates';
import { seriesTo, type SiteOfDesk } from './paths';

interface Props {
  series: SeriesView;
  coming: readonly ReservationView[];
  desk: SiteOfDesk;
  action: string;
  /** The date that changes begin on; '' for all that are ahead. */
  from: string;
  onDone: () => void;
}

/** All dates that are ahead, or those from one of them on. */
function WhichDates({
  series,
  coming,
  value,
  onChange,
}: Pick<Props, 'series' | 'coming'> & {
  value: string;
  onChange: (value: string) => void;
}) {
  const { t, dayLong } = useI18n();
  return (
    <SelectField
      label={t('series.which')}
      name="depuis"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('series.which.all', { count: coming.length })}</option>
      {coming.map(({ id, start }, index) => (
        <option key={id} value={id}>
          {t('series.which.from', { day: dayLong(dayOf(start, series.timeZone)), count: coming.length - index })}
        </option>
      ))}
    </SelectField>
  );
}

const known = (coming: readonly ReservationView[], from: string): string =>
  coming.some(({ id }) => id === from) ? from : '';

interface Target {
  from: string;
  start: string;
  end: string;
  resourceId: string;
}

/** Where the dates are now, or where the form that came back wanted them. */
function useTarget({ series, coming, from }: Props): [Target, (target: Target) => void] {
  const { values } = useFormAnswer('moveSeries');
  const first = coming.find(({ id }) => id === from) ?? coming[0]!;
  const wall = (instant: string) => wallOf(minuteOfDay(Date.parse(instant), series.timeZone));
  return useState<Target>({
    from: known(coming, values['depuis'] ?? from),
    start: minuteOf(values['de']) === null ? wall(first.start) : values['de']!,
    end: minuteOf(values['a']) === null ? wall(first.end) : values['a']!,
    resourceId: values['ressource'] ?? first.resource.id,
  });
}

/** Another time of their day, or another place, for several dates: shown first, then done. */
export function MoveDates(props: Props) {
  const { series, coming, desk, action, onDone } = props;
  const { t } = useI18n();
  const before = useFormAnswer('moveSeries');
  const site = useGet(at.site(series.site.slug));
  const [target, setTarget] = useTarget(props);
  const [override, setOverride] = useState(before.values['passer'] === '1');
  const [answer, setAnswer] = useState(before.dates);
  const [onConflict, setOnConflict] = useState<'skip' | 'refuse'>(
    before.values['sinon'] === 'skip' || (before.dates?.refused ?? 0) > 0 ? 'skip' : 'refuse',
  );
  const preview = usePreview(seriesTo.movePreview(desk, series.id));
  const order = useOrder<SeriesDates>(seriesTo.move(desk, series.id), onDone);
  const minutes = (minuteOf(target.end) ?? 0) - (minuteOf(target.start) ?? 0);
  const body = {
    ...(target.from !== '' && { fromId: target.from }),
    ...{ startTime: target.start, minutes, resourceId: target.resourceId },
    ...(override && { override }),
  };
  const kind = coming[0]!.resource.kind;
  const resources = site.data?.resources.filter((resource) => resource.kind === kind) ?? [];
  const net = site.data?.resources.find(({ id }) => id === target.resourceId)?.priceMode === 'net';
  const busy = preview.isPending || order.isPending;
  const idle = preview.isIdle && order.isIdle;
  const change = (next: Partial<Target>) => {
    setAnswer(null);
    preview.reset();
    order.reset();
    setTarget({ ...target, ...next });
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
    if (answer === null || wanted !== 'deplacer') look();
    else order.mutate({ ...body, onConflict }, { onError: ({ status }) => status === 409 && look() });
  };
  return (
    <Card title={t('series.move')}>
      <form className="stack" method="post" action={action} onSubmit={submit}>
        <ErrorSummary problem={order.error?.body ?? preview.error?.body ?? (idle ? before.problem : null)} />
        <WhichDates {...{ series, coming }} value={target.from} onChange={(from) => change({ from })} />
        <div className="two-fields">
          <TimeSelect
            label={t('planning.from')}
            name="de"
            value={target.start}
            onChange={(start) => change({ start })}
          />
          <TimeSelect label={t('planning.to')} name="a" value={target.end} onChange={(end) => change({ end })} />
        </div>
        <SelectField
          label={t('planning.resource')}
          name="ressource"
          value={target.resourceId}
          onChange={(event) => change({ resourceId: event.currentTarget.value })}
        >
          {resources.map((resource) => (
            <option key={resource.id} value={resource.id}>
              {resource.name}
            </option>
          ))}
        </SelectField>
        {desk !== null && (
          <label className="choice">
            <input
              type="checkbox"
              name="passer"
              value="1"
              checked={override}
              onChange={(event) => {
                setOverride(event.currentTarget.checked);
                change({});
              }}
            />
            <span className="choice-text">{t('series.override')}</span>
          </label>
        )}
        <Button type="submit" name="faire" value="voir" wide aria-disabled={busy}>
          {t(preview.isPending ? 'book.sending' : 'series.look')}
        </Button>
        {answer && <DatesShown answer={answer} timeZone={series.timeZone} net={net} />}
        {answer && answer.free > 0 && (
          <>
            <OnConflict value={onConflict} onChange={setOnConflict} />
            <Button type="submit" name="faire" value="deplacer" look="primary" wide aria-disabled={busy}>
              {t(order.isPending ? 'book.sending' : 'series.move.go', { count: answer.free })}
            </Button>
          </>
        )}
      </form>
    </Card>
  );
}

/** Gives several dates back. Folded away: what is pressed by mistake cannot be taken back. */
export function CancelDates({ series, coming, desk, action, from, onDone }: Props) {
  const { t } = useI18n();
  const before = useFormAnswer('cancelSeries');
  const [since, setSince] = useState(known(coming, before.values['depuis'] ?? from));
  const [keepCharge, setKeep] = useState(false);
  const order = useOrder<SeriesDates>(seriesTo.cancel(desk, series.id), onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { ...(since !== '' && { fromId: since }), ...(keepCharge && { keepCharge }) };
    if (!order.isPending) order.mutate(body);
  };
  const count = since === '' ? coming.length : coming.length - coming.findIndex(({ id }) => id === since);
  return (
    <details className="card card-roomy" open={before.problem !== null || undefined}>
      <summary>{t('series.cancel')}</summary>
      <form className="stack series-cancel" method="post" action={action} onSubmit={submit}>
        <ErrorSummary problem={order.error?.body ?? before.problem} />
        <p>{t('series.cancel.text')}</p>
        <WhichDates {...{ series, coming }} value={since} onChange={setSince} />
        {desk !== null && (
          <label className="choice">
            <input
              type="checkbox"
              name="garder"
              value="1"
              checked={keepCharge}
              onChange={(event) => setKeep(event.currentTarget.checked)}
            />
            <span className="choice-text">{t('planning.cancel.keepCharge')}</span>
          </label>
        )}
        <Button type="submit" name="faire" value="annuler" look="danger" aria-disabled={order.isPending}>
          {t('series.cancel.go', { count })}
        </Button>
      </form>
    </details>
  );
}
