import type { FormEvent, ReactNode } from 'react';

/** Leads to the page that repeats, with what is chosen here: the browser's own GET, so that it needs no scripts. */
export const RepeatButton = ({ to, children }: { to: string; children: ReactNode }) => (
  <button type="submit" className="btn btn-wide" formMethod="get" formNoValidate formAction={to}>
    {children}
  </button>
);

/** True when that button was pressed: the browser goes there by itself. */
export const leadsAway = (event: FormEvent): boolean =>
  (event.nativeEvent as SubmitEvent).submitter?.hasAttribute('formaction') ?? false;
