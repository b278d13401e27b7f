import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { Link } from 'wouter';
import { send } from '../api/client';
import type { Problem } from '../api/problem';
import type { Waiting } from '../api/types';
import { waitingAt, waitingTo } from '../api/waiting-paths';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { siteUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';

type OnLeft = (id: string) => void;

function Entry({ entry, onLeft }: { entry: Waiting; onLeft: OnLeft }) {
  const { t, dayLong, timeRange } = useI18n();
  const cache = useQueryClient();
  const refused = useRefused('waiting');
  const { id, site, start, end, resourceName, quantity, position } = entry;
  const leaving = useMutation<unknown, Problem>({
    mutationFn: () => send('DELETE', waitingTo.leave(id)),
    onSuccess: async () => {
      await cache.invalidateQueries();
      onLeft(id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!leaving.isPending) leaving.mutate();
  };
  const when = `${dayLong(dayOf(start, site.timeZone))}, ${timeRange(start, end, site.timeZone)}`;
  return (
    <li>
      <div className="stack-tight">
        <div className="reservation-text">
          <p className="strong">
            <Link href={siteUrl(site.slug)}>{site.name}</Link>
          </p>
          <p>{when}</p>
          <p className="muted">
            {resourceName}
            {quantity > 1 && ` × ${quantity}`} · {site.commune}
          </p>
        </div>
        <ErrorSummary problem={leaving.error?.body ?? (refused.values['id'] === id ? refused.problem : null)} />
      </div>
      <div className="reservation-end">
        <span className="small strong">{t('me.waiting.position', { position })}</span>
        <form method="post" action="/moi" onSubmit={submit}>
          <input type="hidden" name="faire" value="quitter-attente" />
          <input type="hidden" name="id" value={id} />
          <Button
            type="submit"
            look="danger"
            small
            aria-disabled={leaving.isPending}
            aria-label={t('me.waiting.leave.of', { site: site.name, when })}
          >
            {t('me.waiting.leave')}
          </Button>
        </form>
      </div>
    </li>
  );
}

/** What the coworker waits for; nothing when that is nothing. */
export function MyWaiting({ onLeft }: { onLeft: OnLeft }) {
  const { t } = useI18n();
  const waiting = useGet(waitingAt.mine).data?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="attente">
      <h2 id="attente">{t('me.waiting')}</h2>
      <p className="hint">{t('me.waiting.hint')}</p>
      <ul className="reservations card" role="list">
        {waiting.map((entry) => (
          <Entry key={entry.id} entry={entry} onLeft={onLeft} />
        ))}
      </ul>
    </section>
  );
}
