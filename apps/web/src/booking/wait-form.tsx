import { useState } from 'react';
import type { DayView, Kind, SiteView } from '../api/types';
import { useNow, useRefused } from '../app/boot';
import { bookUrl, wordOfKind, type BookChoice } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { SelectField } from '../kit/field';
import { EmptyState } from '../kit/messages';
import { bookablesOf, instant, type Bookable } from './choice';
import { usePeriodName } from './period';
import { Places } from './places';
import { Refresh } from './refresh';
import { WaitInLine } from './wait';
import { hasWaits, settleWait, stepsOf, waitsOf, type WaitChoice } from './waits';

const MS_PER_MINUTE = 60_000;

interface Props {
  site: SiteView;
  day: DayView;
  kind: Kind;
  wish: BookChoice;
}

interface PartProps {
  choice: WaitChoice;
  timeZone: string;
  onWish: (wish: BookChoice) => void;
}

function Which({ choice, bookables, onWish }: Omit<PartProps, 'timeZone'> & { bookables: readonly Bookable[] }) {
  const { t } = useI18n();
  const { resource } = choice.one;
  if (bookables.length === 1)
    return (
      <p className="strong">
        {resource.name}
        <input type="hidden" name="ressource" value={resource.id} />
      </p>
    );
  return (
    <SelectField
      label={t(`book.which.${resource.kind}`)}
      name="ressource"
      value={resource.id}
      onChange={(event) => onWish({ resourceId: event.currentTarget.value })}
    >
      {bookables.map(({ resource: { id, name } }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** The parts of the day that others have; where hours of one's own can be booked too, these as well. */
function Periods({ choice, timeZone, onWish }: PartProps) {
  const { t, timeRange } = useI18n();
  const nameOf = usePeriodName();
  const { periods, hours } = choice.waits;
  if (periods.length === 0) return null;
  return (
    <fieldset>
      <legend className="legend">{t('book.period')}</legend>
      <div className="periods">
        {periods.map((period) => (
          <label key={period.key} className="choice period">
            <input
              type="radio"
              name="creneau"
              value={period.key}
              checked={choice.period?.key === period.key}
              onChange={() => onWish({ period: period.key, start: undefined, minutes: undefined })}
            />
            <span className="strong">{nameOf(period)}</span>
            <span className="small num">{timeRange(period.start, period.end, timeZone)}</span>
          </label>
        ))}
        {hours.length > 0 && (
          <label className="choice period">
            <input
              type="radio"
              name="creneau"
              value=""
              checked={choice.period === null}
              onChange={() => onWish({ period: undefined, start: instant(choice.hours.start) })}
            />
            <span className="strong">{t('period.other')}</span>
            <span className="small">{t('book.wait.other.hint')}</span>
          </label>
        )}
      </div>
    </fieldset>
  );
}

/** From when until when: every step of the day, for what others have may lie around what is free. */
function FromTo({ choice, timeZone, onWish }: PartProps) {
  const { t, time } = useI18n();
  const { one, hours } = choice;
  const steps = stepsOf(one, timeZone, useNow());
  const end = hours.start + hours.minutes * MS_PER_MINUTE;
  const option = (at: number) => (
    <option key={at} value={instant(at)}>
      {time(at, timeZone)}
    </option>
  );
  return (
    <div className="two-fields">
      <SelectField
        label={t('book.wait.from')}
        name="debut"
        value={instant(hours.start)}
        onChange={(event) => onWish({ period: undefined, start: event.currentTarget.value, minutes: hours.minutes })}
      >
        {steps.slice(0, -1).map(option)}
      </SelectField>
      <SelectField
        label={t('book.wait.to')}
        name="fin"
        value={instant(end)}
        onChange={(event) => {
          const minutes = (Date.parse(event.currentTarget.value) - hours.start) / MS_PER_MINUTE;
          onWish({ period: undefined, start: instant(hours.start), minutes });
        }}
      >
        {steps.slice(1).map(option)}
      </SelectField>
    </div>
  );
}

/**
 * Getting in line for what others have on a day: which place, and a part of the day or hours of one's own. Links from
 * wherever a place is shown full lead here, with the choice filled in.
 */
export function WaitForm({ site, day, kind, wish: firstWish }: Props) {
  const { t } = useI18n();
  const now = useNow();
  const refused = useRefused('booking');
  const [wish, setWish] = useState(firstWish);
  const { timeZone, slug } = site;
  const all = bookablesOf(site, day, kind);
  const choice = settleWait(wish, all, timeZone, now);
  const onWish = (next: BookChoice) => setWish({ ...wish, ...next });
  if (!choice)
    return (
      <EmptyState title={t('book.wait.none.title')} text={t('book.wait.none.text')}>
        <ButtonLink look="primary" href={bookUrl(slug, { kind, day: day.day })}>
          {t('book.wait.none.book')}
        </ButtonLink>
      </EmptyState>
    );
  const { one, places, period, hours } = choice;
  const start = instant(hours.start);
  const lost = { resourceId: one.resource.id, start, end: instant(hours.start + hours.minutes * MS_PER_MINUTE) };
  const when = period ? { period: period.key } : { start, minutes: hours.minutes };
  const same = { kind, day: day.day, resourceId: lost.resourceId, ...when, ...(places > 1 && { places }) };
  const others = all.filter((each) => hasWaits(waitsOf(each, now, places)));
  return (
    <WaitInLine
      {...{ site, lost }}
      quantity={places}
      refused={refused.problem}
      back={bookUrl(slug, { ...same, wait: true })}
      whenFree={<ButtonLink href={bookUrl(slug, same)}>{t('book.wait.none.book')}</ButtonLink>}
    >
      <input type="hidden" name="quoi" value={wordOfKind(kind)} />
      <input type="hidden" name="jour" value={day.day} />
      <Which bookables={others} choice={choice} onWish={onWish} />
      {firstWish.places && <Places {...one} places={places} onPlaces={(places) => onWish({ places })} />}
      <Periods {...{ choice, timeZone, onWish }} />
      {period === null && <FromTo {...{ choice, timeZone, onWish }} />}
      <Refresh slug={slug} />
    </WaitInLine>
  );
}
