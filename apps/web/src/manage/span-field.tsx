import { useId } from 'react';
import { useI18n } from '../i18n/i18n';

export const UNITS = { min: 1, h: 60, j: 1440 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit in which it is a whole number: 2880 minutes are 2 days. */
export function spanOf(minutes: number): { count: number; unit: Unit } {
  const unit = minutes % UNITS.j === 0 && minutes > 0 ? 'j' : minutes % UNITS.h === 0 ? 'h' : 'min';
  return { count: minutes / UNITS[unit], unit };
}

interface Props {
  name: string;
  label: string;
  /** Null: left empty. */
  minutes: number | null;
  /** What was typed before a refusal. */
  values: Record<string, string>;
  hint?: string;
  error?: string | null;
  required?: boolean;
}

/** A length of time as people say it: a number and its unit, sent as `name` and `name-u`. */
export function SpanField({ name, label, minutes, values, hint, error, required }: Props) {
  const { t } = useI18n();
  const id = useId();
  const known = minutes === null ? null : spanOf(minutes);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="span-field">
        <input
          id={id}
          className="input"
          type="number"
          min={0}
          step={1}
          name={name}
          required={required}
          defaultValue={values[name] ?? known?.count.toString() ?? ''}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
        <select
          className="input"
          name={`${name}-u`}
          aria-label={t('rules.unit.of', { label })}
          defaultValue={values[`${name}-u`] ?? known?.unit ?? 'h'}
        >
          {(['min', 'h', 'j'] as const).map((unit) => (
            <option key={unit} value={unit}>
              {t(`rules.unit.${unit}`)}
            </option>
          ))}
        </select>
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
