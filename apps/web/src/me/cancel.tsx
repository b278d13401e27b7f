import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/paths';
import type { Problem } from '../api/problem';
import type { ReservationView } from '../api/types';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { ReservationText } from './reservation';

interface Props {
  reservation: ReservationView;
  /** The page with this form, and where the order goes: one's own, or by a secret link. */
  page?: string;
  post?: string;
  onDone: () => void;
  onKeep?: () => void;
}

/** The question before a reservation is given up: freeing a place cannot be undone, someone may take it at once. */
export function CancelForm({
  reservation,
  page = '/moi',
  post = postTo.cancel(reservation.id),
  onDone,
  onKeep,
}: Props) {
  const { t } = useI18n();
  const refused = useRefused('cancel');
  const cache = useQueryClient();
  const cancel = useMutation<ReservationView, Problem>({
    mutationFn: () => send('POST', post),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!cancel.isPending) cancel.mutate();
  };
  return (
    <form className="stack" method="post" action={page} onSubmit={submit}>
      <input type="hidden" name="faire" value="annuler" />
      <input type="hidden" name="id" value={reservation.id} />
      <ErrorSummary problem={cancel.error?.body ?? refused.problem} />
      <ReservationText reservation={reservation} heading="p" />
      <div className="row">
        <Button type="submit" look="danger" aria-disabled={cancel.isPending}>
          {t(cancel.isPending ? 'book.sending' : 'cancel.confirm')}
        </Button>
        {onKeep ? (
          <Button onClick={onKeep}>{t('cancel.keep')}</Button>
        ) : (
          <ButtonLink href={page}>{t('cancel.keep')}</ButtonLink>
        )}
      </div>
    </form>
  );
}
