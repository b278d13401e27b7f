import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client';
import type { Problem, ProblemBody } from '../api/problem';
import type { SeriesDates } from '../api/types';
import { useRefused, useShown } from '../app/boot';

/** What a form of these pages got as its answer without JavaScript; `RESULT` carries the dates as text. */
export const RESULT = 'resultat';

function datesOf(values: Record<string, string>): SeriesDates | null {
  const text = values[RESULT];
  return text ? (JSON.parse(text) as SeriesDates) : null;
}

export interface FormAnswer {
  readonly values: Record<string, string>;
  readonly dates: SeriesDates | null;
  readonly problem: ProblemBody | null;
}

export function useFormAnswer(name: string): FormAnswer {
  const shown = useShown(name);
  const refused = useRefused(name);
  const values = shown ?? refused.values;
  return { values, dates: datesOf(values), problem: refused.problem };
}

/** Asks what an order would come to. */
export const usePreview = (path: string) =>
  useMutation<SeriesDates, Problem, object>({ mutationFn: (body) => send('POST', path, body) });

/**
 * Orders; whatever came of it, what is shown is read again. `onDone` is told first: what is read then may no longer have
 * a form that it could be told to.
 */
export function useOrder<Answer>(path: string, onDone: (answer: Answer) => void) {
  const cache = useQueryClient();
  return useMutation<Answer, Problem, object>({
    mutationFn: (body) => send('POST', path, body),
    onSuccess: onDone,
    onSettled: () => void cache.invalidateQueries(),
  });
}
