import { useEffect, useState } from 'react';
import { at } from '../api/paths';
import type { ProblemBody } from '../api/problem';
import type { OfferedExtra } from '../api/types';
import { useGet } from '../app/get';
import type { Slot } from '../booking/choice';
import { type Chosen, packExtras } from './value';

/** What somebody has ticked. */
export interface ExtrasChoice {
  readonly chosen: Chosen;
  readonly packed: string | undefined;
  readonly choose: (id: string, quantity: number) => void;
}

export interface Extras extends ExtrasChoice {
  /** The place has refused some of them. */
  readonly letGo: (problem: ProblemBody | null) => void;
}

const offeredIn = (problem: ProblemBody | null): ReadonlySet<string> | null =>
  problem?.code === 'extra_not_offered' && Array.isArray(problem['offered'])
    ? new Set((problem['offered'] as { id: string }[]).map(({ id }) => id))
    : null;

/** What somebody takes along. What another place does not offer is let go of there, not at the end of the form. */
export function useExtras(first: Chosen): Extras {
  const [chosen, setChosen] = useState(first);
  return {
    chosen,
    packed: packExtras(chosen),
    choose(id, quantity) {
      const { [id]: _before, ...others } = chosen;
      setChosen(quantity > 0 ? { ...others, [id]: quantity } : others);
    },
    letGo(problem) {
      const offered = offeredIn(problem);
      const kept = Object.entries(chosen).filter(([id]) => offered === null || offered.has(id));
      if (kept.length < Object.keys(chosen).length) setChosen(Object.fromEntries(kept));
    },
  };
}

/** What may be had with a place at a time; what is ticked and not among it is let go of. */
export function useOffered(
  slug: string,
  slot: Slot | null,
  { packed: extras, letGo }: Extras,
): { offered: readonly OfferedExtra[]; currency: string } {
  const { data, problem } = useGet(slot && at.price(slug, false, { ...slot, extras }));
  const body = problem?.body ?? null;
  useEffect(() => letGo(body), [body]);
  return { offered: data?.extras ?? [], currency: data?.currency ?? 'EUR' };
}
