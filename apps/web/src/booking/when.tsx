import type { DayView, ResourceView, SiteView } from '../api/types';
import type { BookChoice } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { SelectField } from '../kit/field';
import {
  canTake,
  durationsFrom,
  instant,
  offeredPeriods,
  soldByPeriod,
  startsOf,
  type Bookable,
  type Choice,
  type Hours,
} from './choice';
import { usePeriodName } from './period';

interface Props {
  choice: Choice;
  day: DayView;
  site: SiteView;
  now: number;
  onWish: (wish: BookChoice) => void;
}

/** Hours that were searched for: sent like any other start and duration, with no period. */
function OwnHours({ choice, day, hours, onWish }: Props & { hours: Hours }) {
  const { t, timeRange } = useI18n();
  return (
    <label className="choice period">
      <input
        type="radio"
        name="creneau"
        value=""
        checked={choice.period === null}
        onChange={() => onWish({ period: undefined })}
      />
      <input type="hidden" name="debut" value={instant(hours.start)} />
      <input type="hidden" name="duree" value={hours.minutes} />
      <span className="strong">{t('period.own')}</span>
      <span className="small num">{timeRange(hours.start, hours.start + hours.minutes * 60_000, day.timeZone)}</span>
    </label>
  );
}

/** The periods, and the hours that were searched for; with `other`, also none of them: another start and duration. */
function Periods(props: Props & { other: boolean }) {
  const { choice, day, now, onWish, other } = props;
  const { t, price, timeRange } = useI18n();
  const nameOf = usePeriodName();
  const net = choice.resource.priceMode === 'net';
  return (
    <fieldset>
      <legend className="legend">{t('book.period')}</legend>
      <div className="periods">
        {choice.hours && <OwnHours {...props} hours={choice.hours} />}
        {offeredPeriods(choice.day).map((period) => (
          <label key={period.key} className="choice period">
            <input
              type="radio"
              name="creneau"
              value={period.key}
              checked={choice.period?.key === period.key}
              disabled={!canTake(period, now, choice.places)}
              onChange={() => onWish({ period: period.key })}
            />
            <span className="strong">{nameOf(period)}</span>
            <span className="small num">{timeRange(period.start, period.end, day.timeZone)}</span>
            <span className="small num">
              {canTake(period, now, choice.places)
                ? price(period.price.cents, period.price.currency) + (net ? ` ${t('rate.mode.net')}` : '')
                : t('period.gone')}
            </span>
          </label>
        ))}
        {other && (
          <label className="choice period">
            <input
              type="radio"
              name="creneau"
              value=""
              checked={choice.period === null}
              onChange={() => onWish({ period: undefined })}
            />
            <span className="strong">{t('period.other')}</span>
            <span className="small">{t('period.other.hint')}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}

function StartAndDuration({ choice, day, now, onWish }: Props) {
  const { t, time, duration } = useI18n();
  const one: Bookable = choice;
  const end = choice.start + choice.minutes * 60_000;
  return (
    <div className="two-fields">
      <SelectField
        label={t('book.start')}
        name="debut"
        value={instant(choice.start)}
        onChange={(event) => onWish({ start: event.currentTarget.value })}
      >
        {startsOf(one, day.timeZone, now).map((start) => (
          <option key={start} value={instant(start)}>
            {time(start, day.timeZone)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('book.duration')}
        name="duree"
        value={choice.minutes}
        hint={t('book.until', { time: time(end, day.timeZone) })}
        onChange={(event) => onWish({ minutes: Number(event.currentTarget.value) })}
      >
        {durationsFrom(one, choice.start).map((minutes) => (
          <option key={minutes} value={minutes}>
            {duration(minutes)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

export function When(props: Props) {
  const { day, period } = props.choice;
  if (soldByPeriod(day)) return <Periods {...props} other={false} />;
  if (offeredPeriods(day).length === 0) return <StartAndDuration {...props} />;
  return (
    <>
      <Periods {...props} other />
      {period === null && <StartAndDuration {...props} />}
    </>
  );
}

const RADIOS = 3;

interface WhichProps {
  bookables: readonly Bookable[];
  choice: Choice;
  onWish: (wish: BookChoice) => void;
}

/** Where it is, unless its name says so already. */
const about = ({ name, zone }: ResourceView): string => (zone && zone !== name ? zone : '');

function WhichRadios({ bookables, choice, onWish }: WhichProps) {
  const { t } = useI18n();
  return (
    <fieldset>
      <legend className="legend">{t(`book.which.${choice.resource.kind}`)}</legend>
      <div className="stack-tight">
        {bookables.map(({ resource, day }) => (
          <label key={resource.id} className="choice">
            <input
              type="radio"
              name="ressource"
              value={resource.id}
              checked={resource.id === choice.resource.id}
              disabled={day.free.length === 0}
              onChange={() => onWish({ resourceId: resource.id })}
            />
            <span className="choice-text">
              <span className="strong">{resource.name}</span>
              <span className="small muted">{about(resource)}</span>
            </span>
            {day.free.length === 0 && <span className="choice-end small">{t('period.gone')}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Which desk, room or machine, when the place has several: in sight when they are few, in a list when many. */
export function Which(props: WhichProps) {
  const { t } = useI18n();
  const { bookables, choice, onWish } = props;
  if (bookables.length === 1)
    return (
      <p className="strong">
        {choice.resource.name}
        <input type="hidden" name="ressource" value={choice.resource.id} />
      </p>
    );
  if (bookables.length <= RADIOS) return <WhichRadios {...props} />;
  return (
    <SelectField
      label={t(`book.which.${choice.resource.kind}`)}
      name="ressource"
      value={choice.resource.id}
      onChange={(event) => onWish({ resourceId: event.currentTarget.value })}
    >
      {bookables.map(({ resource, day }) => {
        const full = day.free.length === 0;
        const more = full ? t('period.gone') : about(resource);
        return (
          <option key={resource.id} value={resource.id} disabled={full}>
            {more ? `${resource.name} — ${more}` : resource.name}
          </option>
        );
      })}
    </SelectField>
  );
}
