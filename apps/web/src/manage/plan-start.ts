import { useRefused } from '../app/boot';
import type { ManagedPlan, PlanBook } from '../memberships/paths';
import { isRefused } from './credits-form';

export interface PlanFormProps {
  book: PlanBook;
  known: ManagedPlan | null;
  start: Start;
}

interface Start {
  value: (name: string, known: string | number | null | undefined) => string;
  checked: (name: string, known: boolean) => boolean;
  /** The words, when the API has refused the field. */
  wrong: (field: string, words: string) => string | null;
  values: Record<string, string>;
  refusedFields: readonly string[];
}

/** Each field as it was typed before the refusal, else as it is known. */
export function useStart(): Start {
  const { values, problem } = useRefused('formula');
  return {
    values,
    value: (name, known) => values[name] ?? known?.toString() ?? '',
    checked: (name, known) => (problem === null ? known : values[name] === '1'),
    wrong: (field, words) =>
      isRefused(problem, field) || (field === 'name' && problem?.code === 'name_taken') ? words : null,
    refusedFields: problem?.errors?.map(({ field }) => field) ?? [],
  };
}
