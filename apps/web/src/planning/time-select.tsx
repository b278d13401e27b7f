import { useI18n } from '../i18n/i18n';
import { wallOf } from '../time/day';
import { SelectField } from '../kit/field';

const STEP = 15;
const TIMES = Array.from({ length: (24 * 60) / STEP + 1 }, (_, index) => wallOf(index * STEP));

interface Props {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
}

/** A time of the day in quarters of an hour, and whatever it is now. */
export function TimeSelect({ label, name, value, onChange }: Props) {
  const { wallTime } = useI18n();
  const times = TIMES.includes(value) ? TIMES : [...TIMES, value].sort();
  return (
    <SelectField label={label} name={name} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {times.map((time) => (
        <option key={time} value={time}>
          {wallTime(time)}
        </option>
      ))}
    </SelectField>
  );
}
