import { useI18n } from '../i18n/i18n';
import { hoursOf } from './hours';
import type { PlanOffer } from './paths';

type Allowance = Pick<PlanOffer['allowances'][number], 'unit' | 'amount' | 'kind' | 'resourceName'>;

/** Plans and memberships in words. */
export function useSayPlan(currency: string) {
  const { t, price, duration, percent, dayFull, weekdayName, wallTime } = useI18n();
  const amount = (unit: Allowance['unit'], value: number): string => {
    if (unit === 'cent') return price(value, currency);
    return unit === 'minute' ? duration(value) : t('offer.passes', { count: value });
  };
  const scope = ({ kind, resourceName }: Pick<Allowance, 'kind' | 'resourceName'>): string =>
    resourceName ?? (kind === null ? t('offer.anything') : t(`site.${kind}s`));
  const cycled = (cents: number, { cycle, priceMode }: Pick<PlanOffer, 'cycle' | 'priceMode'>): string =>
    `${price(cents, currency)} ${t(`rate.mode.${priceMode}`)} ${t(`offer.per.${cycle}`)}`;
  const access = (windows: PlanOffer['access']): string[] =>
    hoursOf(windows).map(({ weekdays, from, until }) =>
      t('offer.access', { days: weekdays.map(weekdayName).join(', '), from: wallTime(from), until: wallTime(until) }),
    );
  return {
    amount,
    scope,
    price: (plan: Pick<PlanOffer, 'priceCents' | 'cycle' | 'priceMode'>): string => cycled(plan.priceCents, plan),
    nextPrice: (plan: PlanOffer): string | null =>
      plan.nextPriceCents === null || plan.nextPriceFrom === null
        ? null
        : t('offer.next', { price: cycled(plan.nextPriceCents, plan), day: dayFull(plan.nextPriceFrom) }),
    /** What is included, one line each. */
    gives: (plan: Pick<PlanOffer, 'allowances' | 'discounts'>): string[] => [
      ...plan.allowances.map((one) => `${amount(one.unit, one.amount)} · ${scope(one)}`),
      ...plan.discounts.map(({ kind, discountBp }) =>
        t('offer.discount', { percent: percent(discountBp / 100), of: t(`site.${kind}s`) }),
      ),
    ],
    /** What it asks for, and when it counts. */
    terms: (plan: PlanOffer): string[] => [
      ...(plan.access.length > 0 ? access(plan.access) : [t('offer.access.always')]),
      t('offer.commitment', { count: plan.commitmentMonths }),
      t('offer.notice', { count: plan.noticeDays }),
      ...(plan.selfPause ? [t('offer.selfPause')] : []),
      ...(plan.entryFeeCents > 0 ? [t('offer.entry', { price: price(plan.entryFeeCents, currency) })] : []),
    ],
  };
}
