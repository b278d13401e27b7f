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
import { useFormAnswer, useOrder, useSteps } from './answer';
import { Override, StepsShown } from './dates';
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

function TargetFields({
  series,
  coming,
  target,
  onTarget,
}: Pick<Props, 'series' | 'coming'> & {
  target: Target;
  onTarget: (target: Target) => void;
}) {
  const { t } = useI18n();
  const site = useGet(at.site(series.site.slug));
  const kind = coming[0]!.resource.kind;
  const change = (next: Partial<Target>) => onTarget({ ...target, ...next });
  return (
    <>
      <WhichDates {...{ series, coming }} value={target.from} onChange={(from) => change({ from })} />
      <div className="two-fields">
        <TimeSelect label={t('book.start')} name="de" value={target.start} onChange={(start) => change({ start })} />
        <TimeSelect label={t('series.end.time')} name="a" value={target.end} onChange={(end) => change({ end })} />
      </div>
      <SelectField
        label={t('series.place')}
        name="ressource"
        value={target.resourceId}
        onChange={(event) => change({ resourceId: event.currentTarget.value })}
      >
        {(site.data?.resources ?? [])
          .filter((resource) => resource.kind === kind)
          .map((resource) => (
            <option key={resource.id} value={resource.id}>
              {resource.name}
            </option>
          ))}
      </SelectField>
    </>
  );
}

/** Another time of their day, or another place, for several dates: shown first, then done. */
export function MoveDates(props: Props) {
  const { series, desk, action, onDone } = props;
  const { t } = useI18n();
  const before = useFormAnswer('moveSeries');
  const site = useGet(at.site(series.site.slug));
  const [target, setTarget] = useTarget(props);
  const [override, setOverride] = useState(before.values['passer'] === '1');
  const body = {
    ...(target.from !== '' && { fromId: target.from }),
    ...{ startTime: target.start, resourceId: target.resourceId },
    minutes: (minuteOf(target.end) ?? 0) - (minuteOf(target.start) ?? 0),
    ...(override && { override }),
  };
  const paths = { look: seriesTo.movePreview(desk, series.id), order: seriesTo.move(desk, series.id) };
  const steps = useSteps<SeriesDates>(before, paths, { body, onDone });
  const net = site.data?.resources.find(({ id }) => id === target.resourceId)?.priceMode === 'net';
  return (
    <Card title={t('series.move')}>
      <form className="stack" method="post" action={action} onSubmit={steps.submit}>
        <ErrorSummary problem={steps.problem} />
        <TargetFields
          {...props}
          target={target}
          onTarget={(next) => {
            steps.forget();
            setTarget(next);
          }}
        />
        {desk !== null && (
          <Override
            checked={override}
            onChange={(next) => {
              steps.forget();
              setOverride(next);
            }}
          />
        )}
        <StepsShown steps={steps} order="deplacer" timeZone={series.timeZone} net={net} />
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
            <span className="choice-text">{t('series.keepCharge')}</span>
          </label>
        )}
        <Button type="submit" name="faire" value="annuler" look="danger" aria-disabled={order.isPending}>
          {t('series.cancel.go', { count })}
        </Button>
      </form>
    </details>
  );
}
