import type { CreditLine, CreditLot, Pack } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { dayOf } from '../time/day';

export type CreditUnit = CreditLot['unit'];

/** Credit in words: so many days, hours or so much money, and what for. */
export function useSayCredit(currency: string) {
  const { t, duration, money, dayFull, dayLong, timeRange, percent, number } = useI18n();
  const amount = (unit: CreditUnit, value: number): string => {
    if (unit === 'cent') return money(value, currency);
    return unit === 'minute' ? duration(value) : t('credits.days', { count: value });
  };
  const signed = ({ unit, amount: value }: Pick<CreditLine, 'unit' | 'amount'>): string =>
    `${value < 0 ? '−' : '+'}${amount(unit, Math.abs(value))}`;
  const scope = ({ kind, resourceName, countsAt }: Pick<CreditLot, 'kind' | 'resourceName' | 'countsAt'>): string => {
    const of = resourceName ?? (kind === null ? t('credits.for.all') : t(`site.${kind}s`));
    return countsAt === 'net' ? t('credits.for.net', { of }) : of;
  };
  return {
    amount,
    signed,
    scope,
    until: ({ lastDay, firstDay, state }: CreditLot): string => {
      if (state === 'upcoming') return t('credits.from', { day: dayFull(firstDay) });
      if (lastDay === null) return t('credits.forGood');
      return t(state === 'ended' ? 'credits.ended' : 'credits.until', { day: dayFull(lastDay) });
    },
    validity: ({ validityMonths, validityDays }: Pick<Pack, 'validityMonths' | 'validityDays'>): string => {
      if (validityMonths !== null) return t('credits.valid.months', { count: validityMonths });
      return validityDays === null ? t('credits.forGood') : t('credits.valid.days', { count: validityDays });
    },
    vat: ({ vatRateBp }: Pick<Pack, 'vatRateBp'>): string =>
      vatRateBp % 100 === 0 ? percent(vatRateBp / 100) : `${number(vatRateBp / 100)} %`,
    /** What happened, and for which booking. */
    line: ({ kind, use, passDay, reason, lotName }: CreditLine, timeZone: string): string => {
      if (passDay) {
        return t(kind === 'restore' ? 'credits.line.dayBack' : 'credits.line.day', {
          ...{ what: lotName, day: dayLong(passDay) },
        });
      }
      if (use) {
        const when = `${dayLong(dayOf(use.start, timeZone))}, ${timeRange(use.start, use.end, timeZone)}`;
        return t(kind === 'restore' ? 'credits.line.restore' : 'credits.line.debit', { what: use.resourceName, when });
      }
      const said = t(`credits.line.${kind}`, { what: lotName, when: '' });
      return reason === null ? said : t('credits.line.because', { what: said, reason });
    },
  };
}
