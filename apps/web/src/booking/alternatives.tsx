import type { Alternative } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { dayOf } from '../time/day';
import type { Slot } from './choice';
import { packSlot } from './wish';

interface Props {
  offers: readonly Alternative[];
  timeZone: string;
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
}

/** The nearest free times when the wished one has just gone; nothing when there are none. */
export function Alternatives({ offers, timeZone, chosen, onChoose }: Props) {
  const { t, dayLong, timeRange } = useI18n();
  if (offers.length === 0) return null;
  return (
    <fieldset>
      <legend className="legend">{t('book.instead')}</legend>
      <div className="stack-tight">
        {offers.map((offer) => {
          const value = packSlot(offer);
          return (
            <label key={value} className="choice">
              <input
                type="radio"
                name="autre"
                value={value}
                checked={chosen ? packSlot(chosen) === value : false}
                onChange={() => onChoose({ resourceId: offer.resourceId, start: offer.start, end: offer.end })}
              />
              <span className="choice-text">
                <span className="strong">
                  {dayLong(dayOf(offer.start, timeZone))}, {timeRange(offer.start, offer.end, timeZone)}
                </span>
                <span className="small muted">{offer.name}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
