import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { Problem, ProblemBody } from '../api/problem';
import type { GuestReserveRequest, ReservationView, SiteView } from '../api/types';
import { guestUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Field } from '../kit/field';

/** Holds a place for whoever has no account, and goes where the code of the mail is typed. */
export function useGuestHold(site: SiteView) {
  const cache = useQueryClient();
  return useMutation<ReservationView, Problem, GuestReserveRequest>({
    mutationFn: (request) => send('POST', postTo.guestReservations, request),
    onSuccess: ({ id, holdExpiresAt }) => location.assign(guestUrl(id, site.slug, holdExpiresAt ?? '')),
    onError: (problem) => {
      if (problem.status === 409) void cache.invalidateQueries();
    },
  });
}

/** What the fields hold, by the names the API knows. */
export function guestIn(form: HTMLFormElement): { name: string; email: string } {
  const values = Object.fromEntries(new FormData(form)) as Record<string, string>;
  return { name: values['nom'] ?? '', email: values['email'] ?? '' };
}

interface Props {
  problem: ProblemBody | null;
  values: Record<string, string>;
}

/** Who books without an account: a name for the front desk, an address for the code. */
export function GuestFields({ problem, values }: Props) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const wrong = (field: string) => problem?.errors?.some((error) => error.field === field) ?? false;
  return (
    <div className="stack-tight" ref={box}>
      <Field
        id="invite-nom"
        name="nom"
        label={t('book.guest.name')}
        autoComplete="name"
        maxLength={120}
        required
        defaultValue={values['nom']}
        error={wrong('name') ? t('book.guest.name.error') : null}
      />
      <Field
        id="invite-email"
        name="email"
        type="email"
        label={t('signIn.email')}
        autoComplete="email"
        required
        defaultValue={values['email']}
        error={wrong('email') ? t('signIn.email.error') : null}
      />
    </div>
  );
}
