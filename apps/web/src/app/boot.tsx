import { createContext, useContext, useEffect, useState } from 'react';
import type { ProblemBody } from '../api/problem';
import type { Me } from '../api/types';
import type { Locale } from '../i18n/locale';
import { dayOf, type Day } from '../time/day';

export interface Answer {
  data?: unknown;
  problem?: ProblemBody;
}

/**
 * A form that came back: what was typed (never a secret) and why it was refused; or, without a problem, what its
 * answer shows this once.
 */
export interface FormState {
  name: string;
  values: Record<string, string>;
  problem: ProblemBody | null;
}

/** What the server knew when it made the page. The browser starts from the same facts, so both draw the same HTML. */
export interface Boot {
  locale: Locale;
  /** The server's clock: a phone that is wrong by an hour must not show the wrong day. */
  now: string;
  origin: string;
  me: Me | null;
  data: Record<string, Answer>;
  form: FormState | null;
  /** The address a sign-in code was just sent to. */
  codeSentTo: string | null;
}

export const BootContext = createContext<Boot | null>(null);

export function useBoot(): Boot {
  const boot = useContext(BootContext);
  if (!boot) throw new Error('BootContext is missing');
  return boot;
}

export const useMe = (): Me | null => useBoot().me;

const TICK_MS = 30_000;
let serverAhead: number | null = null;

/** Milliseconds since 1970 by the server's clock, moving on every half minute. */
export function useNow(): number {
  const boot = useBoot();
  const [now, setNow] = useState(() => {
    const atBoot = Date.parse(boot.now);
    if (import.meta.env.SSR) return atBoot;
    // The first drawing repeats the server's; a page opened later by a link has aged since.
    if (serverAhead === null) {
      serverAhead = atBoot - Date.now();
      return atBoot;
    }
    return Date.now() + serverAhead;
  });
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + (serverAhead ?? 0)), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export const useToday = (timeZone: string): Day => dayOf(useNow(), timeZone);

const NO_VALUES: Record<string, string> = {};

/** The state of a form sent without JavaScript and refused. */
export function useRefused(name: string): { values: Record<string, string>; problem: ProblemBody | null } {
  const { form } = useBoot();
  return form?.name === name && form.problem
    ? { values: form.values, problem: form.problem }
    : { values: NO_VALUES, problem: null };
}

/** What has been shown, once the reader has gone elsewhere. */
let left: FormState | null = null;

/** What the answer to a form shows, until the page is left. */
export function useShown(name: string): Record<string, string> | null {
  const { form } = useBoot();
  const shown = form?.name === name && !form.problem && form !== left ? form : null;
  useEffect(
    () => () => {
      left = form;
    },
    [form],
  );
  return shown?.values ?? null;
}
