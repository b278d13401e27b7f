import { useContext } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Problem } from '../api/problem';
import { useToday } from '../app/boot';
import { useGet } from '../app/get';
import { HeadContext } from '../app/head';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';
import { isMonth, monthOf } from '../time/day';

export interface MonthAsked {
  /** Null: what the address says is no month. */
  readonly month: string | null;
  readonly thisMonth: string;
}

/** The month that the address names; the running one where it names none. */
export function useMonthAsked(): MonthAsked {
  const [search] = useSearchParams();
  const thisMonth = monthOf(useToday(zoneOf(useGet(at.network).data)));
  const wished = search.get('mois');
  return { thisMonth, month: !wished ? thisMonth : isMonth(wished) ? wished : null };
}

interface Props {
  /** The page of another month. */
  href: (month: string) => string;
  thisMonth: string;
  /** Why there is nothing to see of a month; left out: there is no such month. */
  problem?: Problem | null;
}

/** In the place of a month that there is not, or that has not begun: the way to the last one that can be invoiced. */
export function NoMonth({ href, thisMonth, problem }: Props) {
  const { t, monthLong } = useI18n();
  // Comes after `useHead`.
  const server = useContext(HeadContext);
  if (server) server.head = { ...server.head, status: 404 };
  const told = problem?.body['latest'];
  const latest = typeof told === 'string' ? told : thisMonth;
  return (
    <EmptyState
      title={t(problem ? 'billing.ahead.title' : 'billing.noMonth.title')}
      text={t(problem ? 'problem.month_not_begun' : 'billing.noMonth.text')}
    >
      <ButtonLink href={href(latest)}>{monthLong(latest)}</ButtonLink>
    </EmptyState>
  );
}
