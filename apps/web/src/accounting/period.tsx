import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Accounting, Grant } from '../api/types';
import { useToday } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { addMonths, isDay, isMonth, monthOf } from '../time/day';

/** The month or the fiscal year that the address asks for; without one, the running month. Null: it is neither. */
export function usePeriod(): { period: string | null; thisMonth: string } {
  const [search] = useSearchParams();
  const thisMonth = monthOf(useToday(zoneOf(useGet(at.network).data)));
  const wished = search.get('periode');
  return { thisMonth, period: !wished ? thisMonth : isMonth(wished) || isDay(wished) ? wished : null };
}

export const periodUrl = (site: Grant, period: string, page = 1): string =>
  manageUrl('/compta', site.slug, { periode: period, page: page > 1 ? String(page) : null });

/** "2026", or "2026-2027" of a year that begins in another month than January. */
export const yearName = ({ first, last }: { first: string; last: string }): string =>
  first.slice(0, 4) === last.slice(0, 4) ? last.slice(0, 4) : `${first.slice(0, 4)}-${last.slice(0, 4)}`;

interface Props {
  site: Grant;
  period: string;
  thisMonth: string;
  /** Null while they are asked for. */
  report: Accounting | null;
}

/** One month after the other, and the fiscal years beside them. */
export function PeriodNav({ site, period, thisMonth, report }: Props) {
  const { t, monthLong } = useI18n();
  const month = isMonth(period) ? period : null;
  // From a year one comes back to its last month that has begun.
  const shown = month ?? [monthOf(report?.last ?? thisMonth), thisMonth].toSorted()[0]!;
  const to = (count: number) => periodUrl(site, addMonths(shown, count));
  return (
    <div className="row-between no-print">
      <nav className="row month-nav" aria-label={t('compta.month')}>
        <ButtonLink href={to(-1)} label={monthLong(addMonths(shown, -1))}>
          <Icon name="previous" size={18} />
        </ButtonLink>
        <Link className="month-name strong" href={to(0)} aria-current={month ? 'page' : undefined}>
          {monthLong(shown)}
        </Link>
        {shown < thisMonth && (
          <ButtonLink href={to(1)} label={monthLong(addMonths(shown, 1))}>
            <Icon name="next" size={18} />
          </ButtonLink>
        )}
      </nav>
      <nav className="segmented year-nav" aria-label={t('compta.years')}>
        {report?.years.map((year) => (
          <Link
            key={year.last}
            href={periodUrl(site, year.last)}
            aria-current={month === null && year.last === report.last ? 'page' : undefined}
          >
            {t('compta.year', { name: yearName(year) })}
          </Link>
        ))}
      </nav>
    </div>
  );
}
