import type { ProblemBody } from '../api/problem';
import type { Kind } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { dayOf } from '../time/day';

/** Facts of the problems that a site's own rules make, which OpenAPI leaves open. */
interface Facts {
  earliest?: string;
  latest?: string;
  quota?: {
    unit: 'places' | 'minutes';
    per: 'day' | 'week' | 'month';
    atMost: number;
    kind: Kind | null;
    remaining: number;
    renewsAt: string;
  };
  reservation?: { resourceName: string; start: string };
  authorisation?: { name: string };
  from?: string | null;
  expiresOn?: string;
  contact?: { email: string | null; phone: string | null };
}

/** What would be accepted instead of what a rule of the site refused, in sentences; none for other problems. */
function useSayInstead(timeZone: string): (problem: ProblemBody) => string[] {
  const { t, dayLong, dayFull, time, duration, number } = useI18n();
  const when = (instant: string) => `${dayLong(dayOf(instant, timeZone))}, ${time(instant, timeZone)}`;
  const quota = ({ unit, per, atMost, kind, remaining, renewsAt }: NonNullable<Facts['quota']>) => {
    const what = kind ? ` (${t(`site.${kind}s`).toLowerCase()})` : '';
    const said = { per, what, when: when(renewsAt) };
    return unit === 'places'
      ? t('instead.quota.places', { ...said, most: atMost, left: number(remaining) })
      : t('instead.quota.minutes', { ...said, most: duration(atMost), left: duration(remaining) });
  };
  const training = ({ authorisation, from, expiresOn, contact }: Facts) => {
    if (!authorisation) return [];
    const { name } = authorisation;
    const ways = [contact?.email, contact?.phone].filter((way) => !!way).join(', ');
    return [
      expiresOn
        ? t('instead.expired', { name, day: dayFull(expiresOn) })
        : from
          ? t('instead.missingUntil', { name, day: dayFull(from) })
          : t('instead.missing', { name }),
      ...(ways ? [t('instead.contact', { contact: ways })] : []),
    ];
  };
  const earliest = ({ earliest: at }: Facts) => (at ? [t('instead.earliest', { when: when(at) })] : []);
  const latest = ({ latest: at }: Facts) => (at ? [t('instead.latest', { when: when(at) })] : []);
  const say: Partial<Record<ProblemBody['code'], (facts: Facts) => string[]>> = {
    in_the_past: earliest,
    too_late_to_book: earliest,
    too_late_to_change: latest,
    too_late_to_cancel: latest,
    quota_reached: (facts) => (facts.quota ? [quota(facts.quota)] : []),
    one_place_at_a_time: ({ reservation: mine }) =>
      mine ? [t('instead.onePlace', { resource: mine.resourceName, when: when(mine.start) })] : [],
    authorisation_missing: training,
    authorisation_expired: training,
  };
  return (problem) => say[problem.code]?.(problem as Facts) ?? [];
}

interface Props {
  problem: ProblemBody | null;
  timeZone: string;
}

/** Stands beside the field that a rule of the site refused. */
export function Instead({ problem, timeZone }: Props) {
  const say = useSayInstead(timeZone);
  const said = problem ? say(problem) : [];
  if (said.length === 0) return null;
  return <p className="field-error">{said.join(' ')}</p>;
}
