import { useI18n } from '../i18n/i18n';
import type { MembershipEffect } from './paths';

/** What is charged and given back, step by step: the whole price, so many of its days, what they come to. */
function Effects({ effects, currency }: { effects: readonly MembershipEffect[]; currency: string }) {
  const { t, money, dayNumeric } = useI18n();
  const said = (effect: MembershipEffect): string =>
    effect.kind === 'entry_fee'
      ? t(effect.cents < 0 ? 'membership.effect.feeBack' : 'membership.effect.fee', { plan: effect.planName })
      : t(`membership.effect.${effect.kind}`, {
          plan: effect.planName,
          first: dayNumeric(effect.first),
          last: dayNumeric(effect.last),
        });
  return (
    <ul className="effects" role="list">
      {effects.map((effect) => (
        <li key={`${effect.kind} ${effect.planName} ${effect.first}`}>
          <span>
            {said(effect)}
            {effect.kind !== 'entry_fee' && effect.days < effect.cycleDays && (
              <span className="small muted">
                {t('membership.effect.how', {
                  price: money(effect.priceCents, currency),
                  days: effect.days,
                  of: effect.cycleDays,
                })}
              </span>
            )}
          </span>
          <span className="num strong">
            {money(effect.cents, currency)} {t(`rate.mode.${effect.priceMode}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The same with its sum; nothing at once says so. */
export function Reckoning({
  effects,
  cents,
  currency,
}: {
  effects: readonly MembershipEffect[];
  cents: number;
  currency: string;
}) {
  const { t, money } = useI18n();
  const [mode, other] = new Set(effects.map(({ priceMode }) => priceMode));
  if (mode === undefined) return <p>{t('membership.nothingNow')}</p>;
  return (
    <>
      <Effects effects={effects} currency={currency} />
      {/* What is with tax and what is without have no sum of theirs: the invoice has. */}
      {other === undefined && (
        <p className="row-between strong">
          <span>{t(cents < 0 ? 'membership.sum.back' : 'membership.sum')}</span>
          <span className="num">
            {money(Math.abs(cents), currency)} {t(`rate.mode.${mode}`)}
          </span>
        </p>
      )}
    </>
  );
}
