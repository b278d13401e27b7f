import type { ComponentProps } from 'react';
import { useI18n } from '../i18n/i18n';
import { SelectField } from '../kit/field';

type Props = Omit<ComponentProps<typeof SelectField>, 'children'> & {
  /** In basis points. */
  rates: readonly number[];
};

/**
 * The rates of VAT to choose among. The options are children of the field itself: among those of a component, Preact
 * finds none to choose, and the first rate would be saved in the place of the one that is set.
 */
export function RateField({ rates, ...field }: Props) {
  const { basisPoints } = useI18n();
  return (
    <SelectField {...field}>
      {rates.map((rate) => (
        <option key={rate} value={rate}>
          {basisPoints(rate)}
        </option>
      ))}
    </SelectField>
  );
}
