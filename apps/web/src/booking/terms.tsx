import type { ProblemBody } from '../api/problem';
import type { Kind, Terms } from '../api/types';
import { useI18n } from '../i18n/i18n';

const MINUTES_PER_HOUR = 60;

type Notice = 'noticeToBookMinutes' | 'noticeToChangeMinutes' | 'noticeToCancelMinutes';

/** What a resource asks: its own rule where it has one, its site's where not. */
const asked = (terms: Terms, resourceId: string | null, rule: Notice): number =>
  terms.resources.find((own) => own.resourceId === resourceId)?.[rule] ?? terms[rule];

/** A site's rules in sentences, for one resource or (null) for the site. */
export function useSayTerms(): (terms: Terms, resourceId: string | null) => string[] {
  const { t, duration, percent } = useI18n();
  const before = (minutes: number) => ({ before: duration(minutes) });
  return (terms, resourceId) => {
    const book = asked(terms, resourceId, 'noticeToBookMinutes');
    const change = asked(terms, resourceId, 'noticeToChangeMinutes');
    const cancel = asked(terms, resourceId, 'noticeToCancelMinutes');
    const steps = terms.cancellation.filter(({ feePercent }) => feePercent > 0);
    return [
      ...(book > 0 ? [t('terms.book', before(book))] : []),
      ...(change > 0 ? [t('terms.change', before(change))] : []),
      ...(cancel > 0 ? [t('terms.cancel', before(cancel))] : []),
      ...(steps[0] ? [t('terms.free', before(steps[0].hoursBefore * MINUTES_PER_HOUR))] : []),
      ...steps.map(({ hoursBefore, feePercent }) =>
        t('terms.step', { ...before(hoursBefore * MINUTES_PER_HOUR), percent: percent(feePercent) }),
      ),
      ...(terms.noShowAfterMinutes === null
        ? []
        : [
            t('checkIn.orElse', { after: duration(terms.noShowAfterMinutes) }),
            ...(terms.noShowFeePercent > 0 ? [t('terms.noShowFee', { percent: percent(terms.noShowFeePercent) })] : []),
          ]),
    ];
  };
}

/** Limits of one person, in sentences. */
export function useSayLimits(): (terms: Terms, nameOf: (resourceId: string) => string) => string[] {
  const { t, duration } = useI18n();
  const kinds = (of: readonly Kind[]) => of.map((kind) => t(`site.${kind}s`).toLowerCase()).join(', ');
  return (terms, nameOf) => [
    ...(terms.onePlaceKinds.length > 0 ? [t('terms.onePlace', { kinds: kinds(terms.onePlaceKinds) })] : []),
    ...terms.quotas.map(({ unit, per, atMost, kind, resourceId }) => {
      const name = resourceId ? nameOf(resourceId) : kind ? kinds([kind]) : '';
      const said = { per, what: name && ` (${name})` };
      return unit === 'places'
        ? t('terms.quota.places', { ...said, most: atMost })
        : t('terms.quota.minutes', { ...said, most: duration(atMost) });
    }),
  ];
}

/** What a resource needs beyond a free hour, in a few words each. */
export function useSayNeeds(): (terms: Terms, resourceId: string) => string[] {
  const { t, duration } = useI18n();
  return (terms, resourceId) => [
    ...terms.authorisations
      .filter((need) => need.resourceId === resourceId)
      .map(({ name }) => t('terms.training', { name })),
    ...(terms.resources.some((own) => own.resourceId === resourceId && own.approval)
      ? [t('terms.approval', { delay: duration(terms.approvalMinutes) })]
      : []),
  ];
}

interface Props {
  terms: Terms | undefined;
  resourceId: string;
  /** A training that a refusal has just named: it is not said again below it. */
  problem: ProblemBody | null;
}

/** Read before the button: what this place needs, and what changing one's mind costs. */
export function BookingTerms({ terms, resourceId, problem }: Props) {
  const sayNeeds = useSayNeeds();
  const sayTerms = useSayTerms();
  const named = (problem?.['authorisation'] as { name: string } | undefined)?.name;
  const needed = terms && { ...terms, authorisations: terms.authorisations.filter(({ name }) => name !== named) };
  const said = needed ? [...sayNeeds(needed, resourceId), ...sayTerms(needed, resourceId)] : [];
  if (said.length === 0) return null;
  return (
    <ul className="hint stack-tight terms" role="list">
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
