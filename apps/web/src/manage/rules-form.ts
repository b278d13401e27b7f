import type { ProblemBody } from '../api/problem';

/** The words of the forms for what the API calls by its fields. */
export const NOTICES = [
  ['noticeToBookMinutes', 'book'],
  ['noticeToChangeMinutes', 'change'],
  ['noticeToCancelMinutes', 'cancel'],
] as const;

/** True when the API has refused this field. */
export const isRefused = (problem: ProblemBody | null, field: string): boolean =>
  problem?.errors?.some((one) => one.field === field || one.field.startsWith(`${field}.`)) ?? false;

/** Room for further steps below those there are. */
export const STEPS_SHOWN_EMPTY = 2;
