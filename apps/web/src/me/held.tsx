import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, type FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { Problem } from '../api/problem';
import type { ReservationView } from '../api/types';
import { useNow, useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { PayerField, usePayer } from '../payer/field';
import { ONESELF, payerIn, payerValue } from '../payer/value';
import { dayOf } from '../time/day';
import { useSayWhen } from './reservation';

const MS_PER_MINUTE = 60_000;

/** The place has the last word on it, and until when. Nothing for what awaits no such word. */
export function AwaitsApproval({ reservation }: { reservation: ReservationView }) {
  const { t, time, dayLong } = useI18n();
  const { site, holdFor, holdExpiresAt } = reservation;
  if (holdFor !== 'approval' || holdExpiresAt === null) return null;
  const when = `${dayLong(dayOf(holdExpiresAt, site.timeZone))}, ${time(holdExpiresAt, site.timeZone)}`;
  return (
    <p className="small">
      <span className="strong">{t('held.approval.until', { when })}</span>{' '}
      <span className="muted">{t('held.approval')}</span>
    </p>
  );
}

/** As the place is held, until its owner says otherwise. */
const heldPayer = ({ payer }: ReservationView): string =>
  payer ? payerValue(payer.companyId, payer.costCentreId) : ONESELF;

/** Why the place is kept and until when, and the button that takes it. Nothing for what is booked already. */
export function Held({ reservation, onBooked }: { reservation: ReservationView; onBooked: () => void }) {
  const { t, time } = useI18n();
  const sayWhen = useSayWhen();
  const now = useNow();
  const cache = useQueryClient();
  const { id, site, status, holdFor, holdExpiresAt } = reservation;
  const refused = useRefused('hold');
  const before = refused.values['id'] === id ? refused : null;
  const chosen = before?.values['payeur'] ?? heldPayer(reservation);
  const payer = usePayer(site.slug, reservation.resource.kind, chosen, status === 'held' && holdFor !== 'approval');
  const confirm = useMutation<ReservationView, Problem>({
    mutationFn: () => send('POST', postTo.confirm(id), payerIn(payer.value)),
    onSuccess: async (answer) => {
      await cache.invalidateQueries();
      // Where the place has the last word, it goes on waiting, and the list says for what.
      if (answer.status === 'confirmed') onBooked();
    },
  });
  const minutes = holdExpiresAt === null ? 0 : Math.ceil((Date.parse(holdExpiresAt) - now) / MS_PER_MINUTE);
  const over = minutes <= 0;
  // The place is nobody's any more: the list is read again, and says so.
  useEffect(() => {
    if (status === 'held' && over) void cache.invalidateQueries();
  }, [status, over, cache]);
  if (status !== 'held' || holdFor === null || holdExpiresAt === null) return null;
  if (holdFor === 'approval') return <AwaitsApproval reservation={reservation} />;
  const problem = confirm.error?.body ?? before?.problem ?? null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!confirm.isPending) confirm.mutate();
  };
  return (
    <form className="stack-tight held" method="post" action="/moi" onSubmit={submit}>
      <input type="hidden" name="faire" value="confirmer" />
      <input type="hidden" name="id" value={id} />
      <ErrorSummary problem={problem} />
      <p className="small">
        <span className="strong">{t('held.until', { time: time(holdExpiresAt, site.timeZone) })}</span>{' '}
        <span className="muted">{over ? t('held.over') : t('held.left', { minutes })}</span>
      </p>
      <PayerField payer={payer} problem={problem} />
      <div>
        <Button
          type="submit"
          look="primary"
          small
          aria-disabled={confirm.isPending}
          aria-label={t('held.confirm.of', { site: site.name, when: sayWhen(reservation) })}
        >
          {t(confirm.isPending ? 'book.sending' : 'held.confirm')}
        </Button>
      </div>
    </form>
  );
}
