import type { ReactNode } from 'react';

export interface Option<T extends string> {
  value: T;
  label: ReactNode;
}
interface Props<T extends string> {
  legend: string;
  name: string;
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
  hideLegend?: boolean;
}

/** One choice among few: native radios, so the arrow keys and a plain form both work. */
export function Segmented<T extends string>({ legend, name, options, value, onChange, hideLegend }: Props<T>) {
  return (
    <fieldset>
      <legend className={hideLegend ? 'sr-only' : 'legend'}>{legend}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
