import { useI18n } from '../i18n/i18n';

/** The rates of VAT to choose among, in basis points. */
export function RateOptions({ rates }: { rates: readonly number[] }) {
  const { basisPoints } = useI18n();
  return rates.map((rate) => (
    <option key={rate} value={rate}>
      {basisPoints(rate)}
    </option>
  ));
}
