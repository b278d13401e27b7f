import type { SeriesDate, SeriesDates } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from '../kit/button';
import { Tag } from '../kit/tag';
import { LOOK, type Steps } from './answer';

/** More than this are a wall of dates: those that cannot be had stand alone, the others open on demand. */
const SHOWN = 16;

/** Why a date cannot be had, short: it stands beside many others. */
function useSayWhy(): (code: SeriesDate['code']) => string {
  const { t, has } = useI18n();
  const sayProblem = useSayProblem();
  return (code) => {
    const key = `series.why.${code}`;
    return has(key) ? t(key) : sayProblem({ status: 409, code: code ?? 'internal' });
  };
}

function DateRow({ date, timeZone }: { date: SeriesDate; timeZone: string }) {
  const { t, dayLong, timeRange, price, money } = useI18n();
  const sayWhy = useSayWhy();
  const [other] = date.alternatives;
  return (
    <li className="row-between">
      <span>
        <span className={date.state === 'free' ? undefined : 'muted'}>
          {dayLong(date.day)}
          {date.start && date.end && `, ${timeRange(date.start, date.end, timeZone)}`}
        </span>
        {other && (
          <span className="small muted series-other">
            {t('series.other', { resource: other.name, time: timeRange(other.start, other.end, timeZone) })}
          </span>
        )}
      </span>
      {date.state === 'free' ? (
        <span className="num small">{date.price && price(date.price.cents, date.price.currency)}</span>
      ) : (
        <Tag tone="warn">
          {sayWhy(date.code)}
          {date.remaining && ` · ${t('payer.left', { left: money(date.remaining.cents, date.remaining.currency) })}`}
        </Tag>
      )}
    </li>
  );
}

function Rows({ dates, timeZone }: { dates: readonly SeriesDate[]; timeZone: string }) {
  return (
    <ol className="series-dates" role="list">
      {dates.map((date) => (
        <DateRow key={date.day} date={date} timeZone={timeZone} />
      ))}
    </ol>
  );
}

interface Props {
  answer: SeriesDates;
  timeZone: string;
  /** What the prices are, where that must be said: before tax. */
  net: boolean;
}

/** Every date of a series, free or why not, and what the free ones cost together. */
function DatesShown({ answer, timeZone, net }: Props) {
  const { t, money } = useI18n();
  const { dates, free, refused, total } = answer;
  const many = dates.length > SHOWN;
  const not = dates.filter(({ state }) => state !== 'free');
  return (
    <div className="stack-tight">
      <p className="row-between strong" role="status">
        <span>{refused === 0 ? t('series.allFree', { free }) : t('series.someFree', { free, refused })}</span>
        {total && (
          <span className="num">
            {money(total.cents, total.currency)}
            {net && ` ${t('rate.mode.net')}`}
          </span>
        )}
      </p>
      {many && not.length > 0 && <Rows dates={not.slice(0, SHOWN)} timeZone={timeZone} />}
      {many ? (
        <details>
          <summary>{t('series.allDates', { count: dates.length })}</summary>
          <Rows dates={dates} timeZone={timeZone} />
        </details>
      ) : (
        <Rows dates={dates} timeZone={timeZone} />
      )}
    </div>
  );
}

/** What to do where a date cannot be had: without it, or not at all. */
function OtherwiseRadios({ otherwise, setOtherwise }: Pick<Steps, 'otherwise' | 'setOtherwise'>) {
  const { t } = useI18n();
  return (
    <fieldset>
      <legend className="legend">{t('series.onConflict')}</legend>
      <div className="stack-tight">
        {(['skip', 'refuse'] as const).map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="sinon"
              value={one}
              checked={otherwise === one}
              onChange={() => setOtherwise(one)}
            />
            <span className="choice-text">{t(`series.onConflict.${one}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface StepsProps extends Omit<Props, 'answer'> {
  steps: Steps;
  /** What the button that orders sends, and says. */
  order: 'reserver' | 'deplacer';
}

/** The second and the third step of a form: the dates, and what to do with those that are free. */
export function StepsShown({ steps, order, ...shown }: StepsProps) {
  const { t } = useI18n();
  const { answer, looking, ordering } = steps;
  const busy = looking || ordering;
  return (
    <>
      <Button type="submit" name="faire" value={LOOK} wide aria-disabled={busy}>
        {t(looking ? 'book.sending' : 'series.look')}
      </Button>
      {answer && <DatesShown answer={answer} {...shown} />}
      {answer && answer.free > 0 && (
        <>
          <OtherwiseRadios {...steps} />
          <Button type="submit" name="faire" value={order} look="primary" wide aria-disabled={busy}>
            {ordering ? t('book.sending') : t(`series.${order}`, { count: answer.free })}
          </Button>
        </>
      )}
    </>
  );
}

/** For staff: rules of the site are no objection. */
export function Override({ checked, onChange }: { checked: boolean; onChange: (checked: boolean) => void }) {
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
