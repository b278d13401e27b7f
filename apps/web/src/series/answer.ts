import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
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

interface FormAnswer {
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

/** What becomes of the dates that can be had when others cannot. */
export type Otherwise = 'skip' | 'refuse';

/** The button that shows the dates, and the one that orders them: the value says which was pressed. */
export const LOOK = 'voir';

export interface Steps {
  readonly answer: SeriesDates | null;
  readonly otherwise: Otherwise;
  readonly setOtherwise: (otherwise: Otherwise) => void;
  readonly problem: ProblemBody | null;
  readonly looking: boolean;
  readonly ordering: boolean;
  /** What was asked for is another thing now: its dates are not shown yet. */
  readonly forget: () => void;
  readonly submit: (event: FormEvent) => void;
}

/**
 * A form in three steps: what is wanted, every date of it, the order. What is changed after the dates were shown has
 * them shown again; so has an order that came too late for one of them.
 */
export function useSteps<Answer>(
  before: FormAnswer,
  paths: { readonly look: string; readonly order: string },
  { body, more, onDone }: { body: object; more?: object; onDone: (answer: Answer) => void },
): Steps {
  const [answer, setAnswer] = useState(before.dates);
  const lacking = (dates: SeriesDates | null): Otherwise => ((dates?.refused ?? 0) > 0 ? 'skip' : 'refuse');
  const [otherwise, setOtherwise] = useState(before.values['sinon'] === 'skip' ? 'skip' : lacking(before.dates));
  const preview = useMutation<SeriesDates, Problem, object>({ mutationFn: (body) => send('POST', paths.look, body) });
  const order = useOrder<Answer>(paths.order, onDone);
  const idle = preview.isIdle && order.isIdle;
  const look = () =>
    preview.mutate(body, {
      onSuccess: (dates) => {
        setAnswer(dates);
        setOtherwise(lacking(dates));
      },
    });
  return {
    ...{ answer, otherwise, setOtherwise },
    problem: order.error?.body ?? preview.error?.body ?? (idle ? before.problem : null),
    looking: preview.isPending,
    ordering: order.isPending,
    forget() {
      setAnswer(null);
      preview.reset();
      order.reset();
    },
    submit(event) {
      event.preventDefault();
      if (preview.isPending || order.isPending) return;
      order.reset();
      const pressed = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value');
      if (answer === null || pressed === LOOK) return look();
      const late = ({ status }: Problem) => status === 409 && look();
      order.mutate({ ...body, ...more, onConflict: otherwise }, { onError: late });
    },
  };
}
