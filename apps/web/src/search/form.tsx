import { useEffect, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import type { ProblemBody } from '../api/problem';
import { KINDS, type SearchFilters } from '../api/types';
import { searchUrl, wordOfKind, wordOfOrder, type SearchOrder } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import { addDays, type Day } from '../time/day';
import { useSayFeature } from './features';
import { cleaned, DURATIONS, RADII, USUAL_KM, type Searching } from './state';

const FARTHEST_DAYS = 365;
const ORDERS: readonly SearchOrder[] = ['distance', 'time', 'price'];
/** Degrees to three places: a hundred metres, near enough to look around and far enough from a front door. */
const PLACES_OF_DEGREES = 3;

/** The field that a refusal is about. */
const FIELD_OF: Partial<Record<string, string>> = {
  hours_reversed: 'a',
  duration_too_long: 'duree',
  unknown_commune: 'ou',
  position_incomplete: 'ou',
  radius_out_of_range: 'rayon',
};

interface Props {
  state: Searching;
  today: Day;
  filters: SearchFilters | undefined;
  problem: ProblemBody | null;
}

function Kinds({ state }: Pick<Props, 'state'>) {
  const { t } = useI18n();
  return (
    <fieldset>
      <legend className="legend">{t('find.what')}</legend>
      <div className="segmented">
        {KINDS.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name="quoi"
              value={wordOfKind(kind)}
              defaultChecked={kind === state.kind}
              onChange={(event) => event.currentTarget.form?.requestSubmit()}
            />
            <span>{t(`kind.${kind}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function When({ state, today, error }: Pick<Props, 'state' | 'today'> & { error: (field: string) => string | null }) {
  const { t, duration } = useI18n();
  const minutes = [...new Set([...DURATIONS, ...(state.minutes ? [state.minutes] : [])])].toSorted((a, b) => a - b);
  return (
    <>
      <Field
        label={t('search.day')}
        name="jour"
        type="date"
        required
        defaultValue={state.day}
        min={today}
        max={addDays(today, FARTHEST_DAYS)}
      />
      <Field label={t('search.from')} name="de" type="time" step={900} defaultValue={state.from} />
      <Field label={t('search.to')} name="a" id="a" type="time" step={900} defaultValue={state.to} error={error('a')} />
      <SelectField
        label={t('search.duration')}
        name="duree"
        id="duree"
        defaultValue={state.minutes ?? ''}
        error={error('duree')}
      >
        <option value="">{t(state.kind === 'desk' ? 'search.duration.all' : 'search.duration.any')}</option>
        {minutes.map((each) => (
          <option key={each} value={each}>
            {duration(each)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

/** Asks the browser where it is, once the reader says so. Without scripts there is the commune. */
function NearMe({ state }: Pick<Props, 'state'>) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const [can, setCan] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => setCan('geolocation' in navigator), []);
  if (state.here)
    return (
      <p className="row search-here">
        <input type="hidden" name="ici" value={state.here} />
        <span className="strong">{t('search.here')}</span>
        <a href={searchUrl({ ...state, here: '', page: 1 })}>{t('search.here.not')}</a>
      </p>
    );
  if (!can) return null;
  const ask = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const here = `${coords.latitude.toFixed(PLACES_OF_DEGREES)},${coords.longitude.toFixed(PLACES_OF_DEGREES)}`;
        navigate(searchUrl({ ...state, where: '', here, order: null, page: 1 }));
      },
      () => setFailed(true),
      { maximumAge: 300_000, timeout: 10_000 },
    );
  return (
    <div className="search-here">
      <Button onClick={ask}>{t('search.here.go')}</Button>
      {failed && (
        <p className="field-error" role="alert">
          {t('search.here.failed')}
        </p>
      )}
    </div>
  );
}

function Where({
  state,
  filters,
  error,
}: Pick<Props, 'state' | 'filters'> & { error: (field: string) => string | null }) {
  const { t, number } = useI18n();
  const chosen = state.radiusKm ?? USUAL_KM;
  const radii = [...new Set([...RADII, chosen])].toSorted((a, b) => a - b);
  return (
    <>
      {!state.here && (
        <Field
          label={t('search.commune')}
          name="ou"
          id="ou"
          type="search"
          autoComplete="address-level2"
          list="communes"
          placeholder={t('search.commune.any')}
          defaultValue={state.where}
          error={error('ou')}
        />
      )}
      <datalist id="communes">
        {filters?.communes.map((commune) => (
          <option key={commune} value={commune} />
        ))}
      </datalist>
      <SelectField label={t('search.radius')} name="rayon" id="rayon" defaultValue={chosen} error={error('rayon')}>
        {radii.map((km) => (
          <option key={km} value={km}>
            {t('search.km', { km: number(km) })}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function Wishes({ state, filters }: Pick<Props, 'state' | 'filters'>) {
  const { t } = useI18n();
  const sayFeature = useSayFeature();
  const features = [...new Set([...(filters?.features ?? []), ...state.features])];
  return (
    <fieldset>
      <legend className="legend">{t('search.wishes')}</legend>
      <div className="row search-wishes">
        {features.map((feature) => (
          <label key={feature} className="check">
            <input type="checkbox" name="equip" value={feature} defaultChecked={state.features.includes(feature)} />
            <span>{sayFeature(feature)}</span>
          </label>
        ))}
        <label className="check">
          <input type="checkbox" name="pmr" value="1" defaultChecked={state.accessible} />
          <span>{t('site.accessible')}</span>
        </label>
      </div>
    </fieldset>
  );
}

/**
 * The question, as a form whose fields are the address: sent with or without JavaScript it leads to the same page.
 * Give it a new key when the address changes.
 */
export function SearchForm({ state, today, filters, problem }: Props) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  const [, navigate] = useLocation();
  const error = (field: string) => (problem && FIELD_OF[problem.code] === field ? sayProblem(problem) : null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const search = cleaned(new FormData(event.currentTarget)).toString();
    navigate(search ? `/chercher?${search}` : '/chercher');
  };
  return (
    <form
      className="card search-form"
      method="get"
      action="/chercher"
      role="search"
      aria-label={t('search.label')}
      onSubmit={submit}
    >
      <Kinds state={state} />
      <div className="search-fields">
        <When state={state} today={today} error={error} />
      </div>
      <div className="search-fields">
        <Where state={state} filters={filters} error={error} />
        {state.kind === 'desk' && (
          <Field
            label={t('search.places')}
            name="places"
            type="number"
            inputMode="numeric"
            min={1}
            max={10_000}
            defaultValue={state.places}
          />
        )}
        <SelectField label={t('search.order')} name="tri" defaultValue={state.order ? wordOfOrder(state.order) : ''}>
          <option value="">{t('search.order.best')}</option>
          {ORDERS.map((order) => (
            <option key={order} value={wordOfOrder(order)}>
              {t(`search.order.${order}`)}
            </option>
          ))}
        </SelectField>
        {/* Last, because it comes with the scripts: nothing behind it moves. */}
        <NearMe state={state} />
      </div>
      <Wishes state={state} filters={filters} />
      <Button type="submit" look="primary">
        {t('search.go')}
      </Button>
    </form>
  );
}
