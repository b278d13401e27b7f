import type { ProblemBody } from '../api/problem';
import type { Alternative, PlannedResource } from '../api/types';
import { Alternatives } from '../booking/alternatives';
import { Instead } from '../booking/instead';
import { useI18n } from '../i18n/i18n';
import { Field, SelectField } from '../kit/field';
import { TimeSelect } from './time-select';
import { isPolicy, slotOfWish, wishOf, type DeskWish } from './wish';

interface Props {
  resources: readonly PlannedResource[];
  timeZone: string;
  wish: DeskWish;
  onWish: (wish: DeskWish) => void;
}

/** Day, place, start and end: the twin of dragging. */
export function SlotFields({ resources, wish, onWish }: Props) {
  const { t } = useI18n();
  return (
    <>
      <div className="two-fields">
        <Field
          label={t('planning.day')}
          type="date"
          name="jour"
          required
          value={wish.day}
          onChange={(event) => event.currentTarget.value && onWish({ ...wish, day: event.currentTarget.value })}
        />
        <SelectField
          label={t('planning.resource')}
          name="ressource"
          value={wish.resourceId}
          onChange={(event) => onWish({ ...wish, resourceId: event.currentTarget.value })}
        >
          {resources.map((resource) => (
            <option key={resource.id} value={resource.id}>
              {resource.name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="two-fields">
        <TimeSelect
          label={t('planning.from')}
          name="de"
          value={wish.from}
          onChange={(from) => onWish({ ...wish, from })}
        />
        <TimeSelect label={t('planning.to')} name="a" value={wish.to} onChange={(to) => onWish({ ...wish, to })} />
      </div>
    </>
  );
}

interface RefusalProps extends Omit<Props, 'resources'> {
  problem: ProblemBody | null;
  override: boolean;
  onOverride: (override: boolean) => void;
}

/** What a refusal leaves to do: one of the nearest places, or to pass over a rule of the site. */
export function AfterRefusal({ problem, timeZone, wish, onWish, override, onOverride }: RefusalProps) {
  const { t } = useI18n();
  const offers = (problem?.['alternatives'] ?? []) as readonly Alternative[];
  return (
    <>
      <Instead problem={problem} timeZone={timeZone} />
      <Alternatives
        offers={offers}
        timeZone={timeZone}
        chosen={slotOfWish(wish, timeZone)}
        onChoose={(slot) => onWish(wishOf(slot, timeZone))}
      />
      {(override || isPolicy(problem?.code)) && (
        <label className="choice">
          <input
            type="checkbox"
            name="passer"
            value="1"
            checked={override}
            onChange={(event) => onOverride(event.currentTarget.checked)}
          />
          <span className="choice-text">
            <span className="strong">{t('planning.override')}</span>
            <span className="small muted">{t('planning.override.hint')}</span>
          </span>
        </label>
      )}
    </>
  );
}
