import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import { at } from '../api/paths';
import type { Problem } from '../api/problem';
import type { Awaiting, Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { dayOf } from '../time/day';

type Word = { word: 'accepter' } | { word: 'refuser'; reason: string };

function useDecision(site: Grant, id: string, onDone?: (word: Word['word']) => void) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, Word>({
    mutationFn: (said) =>
      said.word === 'accepter'
        ? send('POST', postTo.approve(site.id, id))
        : send('POST', postTo.refuse(site.id, id), { reason: said.reason }),
    onSuccess: (_answer, { word }) => onDone?.(word),
    // Also after a refusal: somebody else has decided, or time was up.
    onSettled: () => cache.invalidateQueries(),
  });
}

interface Props {
  site: Grant;
  id: string;
  /** What is asked for, for those who hear the buttons one by one. */
  label: string;
  onDone?: (word: Word['word']) => void;
}

/** Yes, or no with the reason that the coworker will read. */
export function Decide({ site, id, label, onDone }: Props) {
  const { t } = useI18n();
  const refused = useRefused('decide');
  const mine = refused.values['id'] === id ? refused : null;
  const order = useDecision(site, id, onDone);
  const [reason, setReason] = useState(mine?.values['motif'] ?? '');
  const problem = order.error?.body ?? mine?.problem ?? null;
  const submit = (said: Word) => (event: FormEvent) => {
    event.preventDefault();
    if (!order.isPending) order.mutate(said);
  };
  const action = manageUrl('', site.slug);
  return (
    <div className="stack-tight">
      <ErrorSummary problem={problem} />
      <form method="post" action={action} onSubmit={submit({ word: 'accepter' })}>
        <input type="hidden" name="faire" value="accepter" />
        <input type="hidden" name="id" value={id} />
        <Button
          type="submit"
          look="primary"
          aria-disabled={order.isPending}
          aria-label={t('today.approve.of', { what: label })}
        >
          {t('today.approve')}
        </Button>
      </form>
      <details open={problem?.errors ? true : undefined}>
        <summary aria-label={t('today.refuse.of', { what: label })}>{t('today.refuse')}</summary>
        <form className="stack-tight" method="post" action={action} onSubmit={submit({ word: 'refuser', reason })}>
          <input type="hidden" name="faire" value="refuser" />
          <input type="hidden" name="id" value={id} />
          <Field
            name="motif"
            label={t('today.refuse.reason')}
            hint={t('today.refuse.hint')}
            maxLength={300}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problem?.errors ? t('today.refuse.error') : null}
          />
          <div>
            <Button type="submit" look="danger" aria-disabled={order.isPending}>
              {t('today.refuse.send')}
            </Button>
          </div>
        </form>
      </details>
    </div>
  );
}

function Asked({ site, one, timeZone }: { site: Grant; one: Awaiting; timeZone: string }) {
  const { t, dayLong, time, timeRange } = useI18n();
  const when = `${dayLong(dayOf(one.start, timeZone))}, ${timeRange(one.start, one.end, timeZone)}`;
  const what = one.quantity > 1 ? `${one.resourceName} × ${one.quantity}` : one.resourceName;
  const until = `${dayLong(dayOf(one.expiresAt, timeZone))}, ${time(one.expiresAt, timeZone)}`;
  return (
    <li className="stack-tight approval">
      <p>
        <span className="strong">{one.memberName}</span> · {what}
        <br />
        {when}
      </p>
      <p className="hint">{t('today.approve.until', { when: until })}</p>
      <Decide site={site} id={one.reservationId} label={`${one.memberName}, ${what}, ${when}`} />
    </li>
  );
}

/** Bookings that wait for the staff's word; nothing where none does. */
export function Approvals({ site, count }: { site: Grant; count: number }) {
  const { t } = useI18n();
  const list = useGet(count > 0 ? at.approvals(site.id) : null);
  if (count === 0) return null;
  return (
    <Card title={t('today.toApprove', { count })}>
      {list.data ? (
        <ul className="stack" role="list">
          {list.data.awaiting.map((one) => (
            <Asked key={one.reservationId} site={site} one={one} timeZone={list.data!.timeZone} />
          ))}
        </ul>
      ) : list.problem ? (
        <Failed problem={list.problem.body} again={list.again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
