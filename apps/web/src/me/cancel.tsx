import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/paths';
import type { Problem } from '../api/problem';
import type { ReservationView } from '../api/types';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { ReservationText } from './reservation';
import { seriesTo } from '../series/paths';

/** How much of a repeated booking is given up: this date, this and the later ones, or all that are ahead. */
export type Scope = 'une' | 'suivantes' | 'toutes';
const SCOPES: readonly Scope[] = ['une', 'suivantes', 'toutes'];

interface Props {
  reservation: ReservationView;
  onDone: () => void;
  onKeep?: () => void;
}

/** The question before a reservation is given up: freeing a place cannot be undone, someone may take it at once. */
export function CancelForm({ reservation, onDone, onKeep }: Props) {
  const { t } = useI18n();
  const refused = useRefused('cancel');
  const cache = useQueryClient();
  const { id, seriesId } = reservation;
  const [scope, setScope] = useState(SCOPES.find((one) => one === refused.values['portee']) ?? 'une');
  const cancel = useMutation<unknown, Problem>({
    mutationFn: () =>
      seriesId === null || scope === 'une'
        ? send('POST', postTo.cancel(id))
        : send('POST', seriesTo.cancel(null, seriesId), scope === 'suivantes' ? { fromId: id } : {}),
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
    <form className="stack" method="post" action="/moi" onSubmit={submit}>
      <input type="hidden" name="faire" value="annuler" />
      <input type="hidden" name="id" value={id} />
      <ErrorSummary problem={cancel.error?.body ?? refused.problem} />
      <ReservationText reservation={reservation} heading="p" />
      {seriesId !== null && (
        <fieldset>
          <legend className="legend">{t('series.scope')}</legend>
          <input type="hidden" name="serie" value={seriesId} />
          <div className="stack-tight">
            {SCOPES.map((one) => (
              <label key={one} className="choice">
                <input type="radio" name="portee" value={one} checked={one === scope} onChange={() => setScope(one)} />
                <span className="choice-text">{t(`series.scope.${one}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div className="row">
        <Button type="submit" look="danger" aria-disabled={cancel.isPending}>
          {t(cancel.isPending ? 'book.sending' : 'cancel.confirm')}
        </Button>
        {onKeep ? (
          <Button onClick={onKeep}>{t('cancel.keep')}</Button>
        ) : (
          <ButtonLink href="/moi">{t('cancel.keep')}</ButtonLink>
        )}
      </div>
    </form>
  );
}
