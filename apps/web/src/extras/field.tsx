import type { ProblemBody } from '../api/problem';
import type { OfferedExtra } from '../api/types';
import { useI18n } from '../i18n/i18n';
import type { ExtrasChoice } from './choice';
import { extraField } from './value';

interface Props extends Pick<ExtrasChoice, 'chosen' | 'choose'> {
  offered: readonly OfferedExtra[];
  currency: string;
  problem: ProblemBody | null;
}

/** "3 € HT l’heure". */
export function usePriceOf(
  currency: string,
): (extra: Pick<OfferedExtra, 'priceCents' | 'priceMode' | 'per'>) => string {
  const { t, price } = useI18n();
  return ({ priceCents, priceMode, per }) => {
    const cents = price(priceCents, currency);
    return t(`extras.per.${per}`, { price: priceMode === 'net' ? t('extras.net', { price: cents }) : cents });
  };
}

function Extra({ extra, currency, problem, chosen, choose }: Omit<Props, 'offered'> & { extra: OfferedExtra }) {
  const { t } = useI18n();
  const priceOf = usePriceOf(currency);
  const { id, name, per, left } = extra;
  const quantity = chosen[id] ?? 0;
  const none = left === 0 && quantity === 0;
  const short = problem?.code === 'extra_not_left' && problem['extraId'] === id;
  const error = short ? t('extras.left.only', { left: Number(problem['left']) }) : null;
  const told = { name: extraField(id), 'aria-invalid': error ? (true as const) : undefined };
  return (
    <li>
      <label className="extra">
        {per === 'place' ? (
          <input
            {...told}
            className="input extra-number"
            type="number"
            inputMode="numeric"
            min={0}
            max={left ?? 1000}
            placeholder="0"
            disabled={none}
            value={quantity || ''}
            onChange={(event) => choose(id, Math.max(0, Math.trunc(Number(event.currentTarget.value)) || 0))}
          />
        ) : (
          <input
            {...told}
            type="checkbox"
            value="1"
            disabled={none}
            checked={quantity > 0}
            onChange={(event) => choose(id, event.currentTarget.checked ? 1 : 0)}
          />
        )}
        <span className="extra-name">{name}</span>
        <span className="hint num">
          {priceOf(extra)}
          {left !== null && ` · ${t('extras.left', { left })}`}
        </span>
      </label>
      {error && <p className="field-error">{error}</p>}
    </li>
  );
}

/** What may be had along with the place: nothing to pass over for whoever wants none of it. */
export function ExtrasField({ offered, ...props }: Props) {
  const { t } = useI18n();
  if (offered.length === 0) return null;
  return (
    <fieldset className="extras">
      <legend className="legend">{t('extras.title')}</legend>
      <ul role="list">
        {offered.map((extra) => (
          <Extra key={extra.id} extra={extra} {...props} />
        ))}
      </ul>
    </fieldset>
  );
}
