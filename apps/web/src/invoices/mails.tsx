import { useState } from 'react';
import { type Get, at } from '../api/paths';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useRefreshWithoutScripts } from '../app/head';
import { invoiceUrl } from '../app/links';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { dayOf } from '../time/day';
import { type DocumentMail, type DocumentMails, mailsAt } from './paths';
import { MailTag } from './status';

const LOOK_MS = 2000;
/** Nothing has gone wrong so far: it is a matter of seconds. */
const isOnItsWay = ({ state, reason }: DocumentMail): boolean => state === 'queued' && reason === null;

/** What became of one mail, in a sentence. */
function Outcome({ mail }: { mail: DocumentMail }) {
  const { t, dayNumeric, time } = useI18n();
  const zone = zoneOf(useGet(at.network).data);
  const { state, copy, recipient: to, reason, endedAt, nextTryAt } = mail;
  const when = (instant: string) => ({ day: dayNumeric(dayOf(instant, zone)), time: time(instant, zone) });
  return (
    <>
      <MailTag state={state} /> {state === 'sent' && endedAt && t('invoice.mail.sent', { to, ...when(endedAt), copy })}
      {state === 'queued' && t('invoice.mail.queued', { to })}
      {state === 'failed' && t('invoice.mail.failed', { to })}
      {reason && <> {t(`invoice.mail.reason.${reason}`)}</>}
      {reason && nextTryAt && <> {t('invoice.mail.nextTry', when(nextTryAt))}</>}
    </>
  );
}

/** What is sent: where it is asked about, where its form goes, and what the form says to want. */
interface Sent {
  at: Get<DocumentMails>;
  action: string;
  wish: string;
  /** A copy of it is written down in the journal. */
  fiscal: boolean;
}

export const invoiceSent = (site: Grant, id: string): Sent => ({
  ...{ at: mailsAt(site.id, id), action: invoiceUrl(site.slug, id), wish: 'envoyer', fiscal: true },
});

interface FormProps {
  of: Sent;
  email: string;
  last: DocumentMail | undefined;
}

function SendForm({ of, email, last }: FormProps) {
  const { t } = useI18n();
  const { problem, values } = useRefused('mail');
  // One id for one question: pressing twice is one mail.
  const [order] = useState(() => values['id'] ?? uuid7());
  const wrong = problem?.errors?.some(({ field }) => field === 'email') ?? false;
  const label = t('invoice.mail.email');
  const word = last === undefined ? 'send' : last.state === 'sent' ? 'copy' : 'again';
  return (
    <form className="stack-tight" method="post" action={of.action}>
      <ErrorSummary problem={problem} fields={{ email: { id: 'email', label } }} />
      <input type="hidden" name="faire" value={of.wish} />
      <input type="hidden" name="id" value={order} />
      <Field
        id="email"
        name="email"
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        label={label}
        hint={t(word === 'copy' && of.fiscal ? 'invoice.mail.copy.hint' : 'invoice.mail.hint')}
        defaultValue={values['email'] ?? email}
        error={wrong ? t('invoice.mail.email.error') : null}
      />
      <div className="row">
        <Button type="submit">{t(`invoice.mail.${word}`)}</Button>
      </div>
    </form>
  );
}

/** To whom a document went by mail, and what there is to do about it. */
export function Mails({ of }: { of: Sent }) {
  const { t } = useI18n();
  const [moves, setMoves] = useState(false);
  const { data, problem, again } = useGet(of.at, { refreshMs: moves ? LOOK_MS : 0 });
  const refused = useRefused('mail').problem !== null;
  const last = data?.mails[0];
  const moving = last !== undefined && isOnItsWay(last);
  if (moves !== moving) setMoves(moving);
  useRefreshWithoutScripts(moving ? LOOK_MS / 1000 : null);
  if (!data) return problem ? <Failed problem={problem.body} again={again} /> : <Skeleton />;
  const form = <SendForm of={of} email={data.email} last={last} />;
  return (
    <section className="no-print">
      <Card title={t('invoice.mail.title')}>
        {last === undefined && <p>{t('invoice.mail.none')}</p>}
        {data.mails.length > 0 && (
          <ul role="list" className="stack-tight" aria-live="polite">
            {data.mails.map((mail) => (
              <li key={mail.id}>
                <Outcome mail={mail} />
              </li>
            ))}
          </ul>
        )}
        {!moving && last?.state === 'sent' && (
          <details open={refused}>
            <summary>{t('invoice.mail.copy')}</summary>
            {form}
          </details>
        )}
        {!moving && last?.state !== 'sent' && form}
      </Card>
    </section>
  );
}
