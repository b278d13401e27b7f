import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { Problem } from '../api/problem';
import type { ReservationView } from '../api/types';
import { useNow, useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { useSayWhen } from './reservation';

const MS_PER_DAY = 86_400_000;

interface Props {
  reservation: ReservationView;
  /** The page with this form, and where the order goes: one's own, or by a secret link. */
  page?: string;
  post?: string;
  onArrived: () => void;
}

/** "I am here", while it can be said, and what becomes of the place when nobody says so. */
export function CheckIn({ reservation, page = '/moi', post, onArrived }: Props) {
  const { t, duration } = useI18n();
  const sayWhen = useSayWhen();
  const now = useNow();
  const cache = useQueryClient();
  const { id, site, checkIn, noShowAfterMinutes } = reservation;
  const refused = useRefused('arrive');
  const arrive = useMutation<ReservationView, Problem>({
    mutationFn: () => send('POST', post ?? postTo.arrive(id)),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onArrived();
    },
  });
  if (checkIn === null) return null;
  const begins = Date.parse(checkIn.start);
  const open = begins <= now && now < Date.parse(checkIn.end);
  // A year of weekly bookings need not say it fifty times.
  const soon = begins - MS_PER_DAY <= now;
  if (!soon) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!arrive.isPending) arrive.mutate();
  };
  return (
    <div className="stack-tight">
      {open && (
        <form className="stack-tight" method="post" action={page} onSubmit={submit}>
          <input type="hidden" name="faire" value="arriver" />
          <input type="hidden" name="id" value={id} />
          <ErrorSummary problem={arrive.error?.body ?? (refused.values['id'] === id ? refused.problem : null)} />
          <div>
            <Button
              type="submit"
              look="primary"
              aria-disabled={arrive.isPending}
              aria-label={t('checkIn.of', { site: site.name, when: sayWhen(reservation) })}
            >
              {t('checkIn.go')}
            </Button>
          </div>
        </form>
      )}
      {noShowAfterMinutes !== null && (
        <p className="hint">{t('checkIn.orElse', { after: duration(noShowAfterMinutes) })}</p>
      )}
    </div>
  );
}
