import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, type FormEvent, type ReactNode } from 'react';
import { send } from '../api/client';
import type { Problem, ProblemBody } from '../api/problem';
import type { SiteView, Waiting } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { waitingTo } from '../api/waiting-paths';
import { useMe, useRefused } from '../app/boot';
import { signInUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Banner, ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';
import { leadsAway } from '../series/repeat-button';
import type { Slot } from './choice';
import { Instead } from './instead';
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
  return (
    <WaitInLine site={site} lost={{ resourceId, start, end }} quantity={quantity}>
      <input type="hidden" name="ressource" value={resourceId} />
      <input type="hidden" name="debut" value={start} />
      <input type="hidden" name="fin" value={end} />
      <input type="hidden" name="places" value={quantity} />
    </WaitInLine>
  );
}

interface Props {
  site: SiteView;
  /** What others have. */
  lost: Slot;
  quantity: number;
  /** Where this very choice waits for who signs in first. */
  back?: string;
  /** What a form without JavaScript refused. */
  refused?: ProblemBody | null;
  /** Somewhere else to go when nobody has it after all. */
  whenFree?: ReactNode;
  /** The fields that say what is waited for. */
  children: ReactNode;
}

/** Getting in line for a place that somebody else has. */
export function WaitInLine({ site, lost, quantity, back, refused = null, whenFree, children }: Props) {
  const { t, dayLong, timeRange } = useI18n();
  const me = useMe();
  const cache = useQueryClient();
  const id = useMemo(() => uuid7(), [packSlot(lost), quantity]);
  const joining = useMutation<Waiting, Problem, Slot>({
    mutationFn: (slot) => send('POST', waitingTo.join, { id, siteId: site.id, ...slot, quantity }),
    onSettled: () => cache.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    if (leadsAway(event)) return;
    event.preventDefault();
    if (!me) return location.assign(signInUrl(back ?? '/'));
    if (!joining.isPending) joining.mutate(lost);
  };
  if (joining.data) return <InLineNow entry={joining.data} />;
  // What was said of another choice is said no longer.
  const own = joining.variables && packSlot(joining.variables) === packSlot(lost) ? joining.error?.body : null;
  const problem = own ?? (joining.variables ? null : refused);
  const name = site.resources.find((resource) => resource.id === lost.resourceId)?.name ?? '';
  const time = timeRange(lost.start, lost.end, site.timeZone);
  const when = `${name}, ${dayLong(dayOf(lost.start, site.timeZone))}, ${time}`;
  return (
    <form className="stack" method="post" action={`/reserver/${site.slug}`} onSubmit={submit}>
      <input type="hidden" name="faire" value="attendre" />
      <input type="hidden" name="attente" value="1" />
      <input type="hidden" name="id" value={id} />
      <ErrorSummary problem={problem}>
        <Instead problem={problem} timeZone={site.timeZone} />
        {problem?.code === 'place_is_free' && whenFree}
      </ErrorSummary>
      {children}
      <div className="stack-tight">
        <Button type="submit" look={back ? 'primary' : 'plain'} wide aria-disabled={joining.isPending}>
          {t(joining.isPending ? 'book.sending' : me ? 'book.wait' : 'book.wait.signIn')}
        </Button>
        <p className="hint">{t('book.wait.hint', { when: quantity > 1 ? `${when} × ${quantity}` : when })}</p>
      </div>
    </form>
  );
}

function InLineNow({ entry }: { entry: Waiting }) {
  const { t } = useI18n();
  return (
    <Banner tone="ok" status>
      <p className="strong">{t('me.waiting.done')}</p>
      <p>{t('me.waiting.position', { position: entry.position })}</p>
      <ButtonLink href="/moi">{t('book.wait.see')}</ButtonLink>
    </Banner>
  );
}
