import { Link } from 'wouter';
import type { ProblemBody } from '../api/problem';
import type { Grant } from '../api/types';
import { rateUrl, resourceUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';

interface Named {
  id: string;
  name: string;
}
interface Part {
  weekday: number;
  from: string;
  until: string;
  name: string | null;
}
const listOf = <T,>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** What a change of a rate was refused for, by name: each a link to where it can be changed, where there is one. */
export function RateRefused({ problem, site }: { problem: ProblemBody | null; site: Grant }) {
  const { t, weekdayName, wallTime } = useI18n();
  if (!problem) return null;
  const linked = [
    ...listOf<Named>(problem['resources']).map((one) => ({ ...one, href: resourceUrl(site.slug, one.id) })),
    ...listOf<Named | number>(problem['rates']).flatMap((one) =>
      typeof one === 'number' ? [] : [{ ...one, href: rateUrl(site.slug, one.id) }],
    ),
  ];
  const others = [...listOf<Named>(problem['plans']), ...listOf<Named>(problem['groups'])];
  const sayPart = ({ from, until, name }: Part) => `${name ?? ''} ${wallTime(from)}–${wallTime(until)}`;
  return (
    <ul className="stack-tight">
      {linked.map(({ id, name, href }) => (
        <li key={id}>
          <Link href={href}>{name}</Link>
        </li>
      ))}
      {others.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
      {listOf<[Part, Part]>(problem['overlaps']).map(([one, other]) => (
        <li key={`${one.weekday} ${other.from}`}>
          {t('tarifs.overlap', { day: weekdayName(one.weekday), one: sayPart(one), other: sayPart(other) })}
        </li>
      ))}
    </ul>
  );
}
