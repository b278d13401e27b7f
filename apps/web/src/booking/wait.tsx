import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, type FormEvent } from 'react';
import { send } from '../api/client';
import type { Problem, ProblemBody } from '../api/problem';
import type { SiteView, Waiting } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { waitingTo } from '../api/waiting-paths';
import { useMe, useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Banner, ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';
import type { Slot } from './choice';
import { packSlot, unpackSlot } from './wish';

interface InLineProps {
  site: SiteView;
  problem: ProblemBody | null;
  /** Null: a form without JavaScript asked, and says for what. */
  tried: (Slot & { quantity?: number }) | null;
}

/** The way into the line, for who has an account and has just heard that others were faster. */
export function InLine({ site, problem, tried }: InLineProps) {
  const me = useMe();
  const { values } = useRefused('booking');
  const slot = tried ?? unpackSlot(values['attente']);
  if (!me || problem?.code !== 'slot_taken' || !slot) return null;
  const { resourceId, start, end } = slot;
  const quantity = tried ? (tried.quantity ?? 1) : Number(values['places']) || 1;
  return <WaitInLine site={site} lost={{ resourceId, start, end }} quantity={quantity} />;
}

interface Props {
  site: SiteView;
  /** What has just gone to somebody else. */
  lost: Slot;
  quantity: number;
}

/** Getting in line for a place that somebody else has. A form of its own, below the one that books. */
function WaitInLine({ site, lost, quantity }: Props) {
  const { t, dayLong, timeRange } = useI18n();
  const cache = useQueryClient();
  const id = useMemo(() => uuid7(), [packSlot(lost), quantity]);
  const joining = useMutation<Waiting, Problem>({
    mutationFn: () => send('POST', waitingTo.join, { id, siteId: site.id, ...lost, quantity }),
    onSettled: () => cache.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!joining.isPending) joining.mutate();
  };
  if (joining.data) {
    return (
      <Banner tone="ok" status>
        <p className="strong">{t('me.waiting.done')}</p>
        <p>{t('me.waiting.position', { position: joining.data.position })}</p>
        <ButtonLink href="/moi">{t('book.wait.see')}</ButtonLink>
      </Banner>
    );
  }
  const name = site.resources.find((resource) => resource.id === lost.resourceId)?.name ?? '';
  const time = timeRange(lost.start, lost.end, site.timeZone);
  const when = `${name}, ${dayLong(dayOf(lost.start, site.timeZone))}, ${time}`;
  return (
    <form className="stack-tight" method="post" action={`/reserver/${site.slug}`} onSubmit={submit}>
      <input type="hidden" name="faire" value="attendre" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="attente" value={packSlot(lost)} />
      <input type="hidden" name="places" value={quantity} />
      <ErrorSummary problem={joining.error?.body ?? null} />
      <Button type="submit" wide aria-disabled={joining.isPending}>
        {t(joining.isPending ? 'book.sending' : 'book.wait')}
      </Button>
      <p className="hint">{t('book.wait.hint', { when })}</p>
    </form>
  );
}
