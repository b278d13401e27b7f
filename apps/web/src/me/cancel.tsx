import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { Problem } from '../api/problem';
import type { ReservationView } from '../api/types';
import { useRefused } from '../app/boot';
import { Instead } from '../booking/instead';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Banner, ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';
import { ReservationText } from './reservation';
import { seriesTo } from '../series/paths';

/** How much of a repeated booking is given up: this date, this and the later ones, or all that are ahead. */
export type Scope = 'une' | 'suivantes' | 'toutes';
const SCOPES: readonly Scope[] = ['une', 'suivantes', 'toutes'];

interface Props {
  reservation: ReservationView;
  /** The page with this form, and where the order goes: one's own, or by a secret link. */
  page?: string;
  post?: string;
  onDone: () => void;
  onKeep?: () => void;
}

/** What giving it back costs, told before it is done. */
function Cost({ reservation }: { reservation: ReservationView }) {
  const { t, money, dayLong, time } = useI18n();
  const { cancellation, site } = reservation;
  if (!cancellation) return null;
  const { feeCents, freeUntil, currency } = cancellation;
  if (freeUntil === null) return <p>{t('cancel.freeAlways')}</p>;
  const when = `${dayLong(dayOf(freeUntil, site.timeZone))}, ${time(freeUntil, site.timeZone)}`;
  if (feeCents === 0) return <p>{t('cancel.free', { when })}</p>;
  return (
    <Banner tone="warn">
      <p className="strong">{t('cancel.fee', { fee: money(feeCents, currency), when })}</p>
    </Banner>
  );
}

/** The question before a reservation is given up: freeing a place cannot be undone, someone may take it at once. */
export function CancelForm({
  reservation,
  page = '/moi',
  post = postTo.cancel(reservation.id),
  onDone,
  onKeep,
}: Props) {
  const { t, money } = useI18n();
  const refused = useRefused('cancel');
  const cache = useQueryClient();
  const { id, seriesId } = reservation;
  const [scope, setScope] = useState(SCOPES.find((one) => one === refused.values['portee']) ?? 'une');
  const cancel = useMutation<unknown, Problem>({
    mutationFn: () =>
      seriesId === null || scope === 'une'
        ? send('POST', post)
        : send('POST', seriesTo.cancel(null, seriesId), scope === 'suivantes' ? { fromId: id } : {}),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onDone();
    },
  });
  const problem = cancel.error?.body ?? refused.problem;
  const { feeCents = 0, currency = '' } = reservation.cancellation ?? {};
  const fee = feeCents > 0 ? money(feeCents, currency) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!cancel.isPending) cancel.mutate();
  };
  return (
    <form className="stack" method="post" action={page} onSubmit={submit}>
      <input type="hidden" name="faire" value="annuler" />
      <input type="hidden" name="id" value={id} />
      <ErrorSummary problem={problem} />
      <ReservationText reservation={reservation} heading="p" />
      <Instead problem={problem} timeZone={reservation.site.timeZone} />
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
      {scope === 'une' ? <Cost reservation={reservation} /> : <p>{t('series.scope.fee')}</p>}
      <div className="row">
        <Button type="submit" look="danger" aria-disabled={cancel.isPending}>
          {cancel.isPending
            ? t('book.sending')
            : fee && scope === 'une'
              ? t('cancel.confirm.fee', { fee })
              : t('cancel.confirm')}
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
