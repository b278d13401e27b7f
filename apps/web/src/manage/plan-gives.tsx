import { KINDS } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Field, SelectField } from '../kit/field';
import { hoursOf } from '../memberships/hours';
import { amountTyped } from './credits-form';
import { WEEKDAYS, accessRows, allowanceRows, rowOfWindow } from './plan-fields';
import type { PlanFormProps } from './plan-start';

/** Room for further rows below those there are. */
const SHOWN_EMPTY = 2;

/** Minutes, passes or money of each period, and what for. */
export function Allowances({ book, known, start: { value, wrong, values } }: PlanFormProps) {
  const { t } = useI18n();
  const sent = allowanceRows(values);
  const count = Math.max(known?.allowances.length ?? 0, ...sent.map((row) => row + 1)) + SHOWN_EMPTY;
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('plans.allowances')}</legend>
      <p className="hint">{t('plans.allowances.hint')}</p>
      {Array.from({ length: count }, (_, row) => {
        const one = known?.allowances[row];
        const at = `allowances.${sent.indexOf(row)}`;
        return (
          <div className="plan-row" key={row}>
            <Field
              name={`i-${row}-quantite`}
              inputMode="decimal"
              autoComplete="off"
              label={t('plans.amount', { nr: row + 1 })}
              defaultValue={value(`i-${row}-quantite`, one && amountTyped(one.unit, one.amount))}
              error={wrong(`${at}.amount`, t('plans.amount.error'))}
            />
            <SelectField
              name={`i-${row}-unite`}
              label={t('plans.unit', { nr: row + 1 })}
              defaultValue={value(`i-${row}-unite`, one?.unit ?? 'minute')}
              error={wrong(`${at}.unit`, t('problem.allowance_unit_wrong'))}
            >
              {(['minute', 'pass', 'cent'] as const).map((unit) => (
                <option key={unit} value={unit}>
                  {t(`plans.unit.${unit}`)}
                </option>
              ))}
            </SelectField>
            <SelectField
              name={`i-${row}-quoi`}
              label={t('plans.for', { nr: row + 1 })}
              defaultValue={value(`i-${row}-quoi`, one?.resourceId ?? one?.kind ?? (one ? '' : 'room'))}
            >
              <option value="">{t('offer.anything')}</option>
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`site.${kind}s`)}
                </option>
              ))}
              {book.resources.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
        );
      })}
      {wrong('allowances', '') !== null && <p className="field-error">{t('plans.allowances.error')}</p>}
    </fieldset>
  );
}

export function Discounts({ known, start: { value, wrong } }: PlanFormProps) {
  const { t } = useI18n();
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('plans.discounts')}</legend>
      <div className="fields">
        {KINDS.map((kind) => {
          const bp = known?.discounts.find((one) => one.kind === kind)?.discountBp;
          return (
            <Field
              key={kind}
              name={`r-${kind}`}
              inputMode="decimal"
              autoComplete="off"
              label={t('plans.discount', { of: t(`site.${kind}s`) })}
              defaultValue={value(`r-${kind}`, bp !== undefined ? String(bp / 100).replace('.', ',') : '')}
            />
          );
        })}
      </div>
      {wrong('discounts', '') !== null && <p className="field-error">{t('plans.discounts.error')}</p>}
    </fieldset>
  );
}

/** A field of type time knows no 24:00. */
const shown = (text: string | undefined): string | undefined => (text === '24:00' ? '00:00' : text);

/** Hours of the week in which the plan counts. Days of the same hours are one row. */
export function Access({ known, start: { value, checked, values, refusedFields } }: PlanFormProps) {
  const { t, weekdayName } = useI18n();
  const rows = hoursOf(known?.access ?? []);
  const count = Math.max(rows.length, ...accessRows(values).map((row) => row + 1)) + 1;
  const wrongRows = refusedFields.flatMap((field) => {
    const [, index] = /^access\.(\d+)/.exec(field) ?? [];
    return index === undefined ? [] : (rowOfWindow(values, Number(index)) ?? []);
  });
  return (
    <details open={count > 1 || undefined}>
      <summary>{t('plans.access')}</summary>
      <div className="stack">
        <p className="hint">{t('plans.access.hint')}</p>
        {Array.from({ length: count }, (_, row) => (
          <fieldset className="plan-row" key={row}>
            <legend className="label">{t('plans.access.row', { nr: row + 1 })}</legend>
            <div className="plan-days">
              {WEEKDAYS.map((weekday) => (
                <label key={weekday} className="tick">
                  <input
                    type="checkbox"
                    name={`h-${row}-${weekday}`}
                    value="1"
                    defaultChecked={checked(`h-${row}-${weekday}`, rows[row]?.weekdays.includes(weekday) ?? false)}
                  />
                  <span>{weekdayName(weekday)}</span>
                </label>
              ))}
            </div>
            <Field
              type="time"
              name={`h-${row}-de`}
              label={t('plans.access.from')}
              defaultValue={value(`h-${row}-de`, rows[row]?.from)}
            />
            <Field
              type="time"
              name={`h-${row}-a`}
              label={t('plans.access.until')}
              defaultValue={value(`h-${row}-a`, shown(rows[row]?.until))}
              error={wrongRows.includes(row) ? t('plans.access.error') : null}
            />
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** Rates that its holders pay in the place of others: of the same kind of price and the same VAT. */
export function RatesInstead({ book, known, start: { value, wrong } }: PlanFormProps) {
  const { t } = useI18n();
  const offered = book.rates
    .map((rate) => ({
      rate,
      others: book.rates.filter(
        ({ id, priceMode, vatRateBp }) =>
          id !== rate.id && priceMode === rate.priceMode && vatRateBp === rate.vatRateBp,
      ),
    }))
    .filter(({ others }) => others.length > 0);
  if (offered.length === 0) return null;
  return (
    <details open={(known?.rates.length ?? 0) > 0 || wrong('rates', '') !== null || undefined}>
      <summary>{t('plans.rates')}</summary>
      <div className="stack-tight">
        <p className="hint">{t('plans.rates.hint')}</p>
        <div className="fields">
          {offered.map(({ rate, others }) => (
            <SelectField
              key={rate.id}
              name={`t-${rate.id}`}
              label={rate.name}
              defaultValue={value(`t-${rate.id}`, known?.rates.find(({ rateId }) => rateId === rate.id)?.insteadId)}
            >
              <option value="">{t('plans.rates.same')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
          ))}
        </div>
        {wrong('rates', '') !== null && <p className="field-error">{t('plans.rates.error')}</p>}
      </div>
    </details>
  );
}
