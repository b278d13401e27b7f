import { useState } from 'react';
import type { CreditAccount, CreditLot, Grant, Packs } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { History, Lots } from '../credits/lots';
import { creditsAt } from '../credits/paths';
import { useSayCredit } from '../credits/say';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { memberUrl } from '../members/links';
import { amountTyped, isRefused } from './credits-form';
import { AmountFields, ScopeField } from './packs';

interface Props {
  site: Grant;
  memberId: string;
}

const pageOf = ({ site, memberId }: Props): string =>
  `${manageUrl('/carnets', site.slug, { membre: memberId })}#membre`;

/** Sold at its price, or given when a reason is written. */
function SellForm({ packs, ...props }: Props & { packs: Packs }) {
  const { t, money } = useI18n();
  const { values, problem } = useRefused('sell');
  const [id] = useState(() => uuid7());
  const active = packs.packs.filter((pack) => pack.active);
  if (active.length === 0) return <p className="muted">{t('packs.none')}</p>;
  return (
    <form className="stack" method="post" action={pageOf(props)}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="vendre" />
      <input type="hidden" name="id" value={values['id'] ?? id} />
      <div className="fields">
        <SelectField name="packId" label={t('packs.sell.which')} defaultValue={values['packId'] ?? active[0]!.id}>
          {active.map((pack) => (
            <option key={pack.id} value={pack.id}>
              {pack.name} · {money(pack.grossCents, packs.currency)}
            </option>
          ))}
        </SelectField>
        <Field
          name="reason"
          label={t('packs.sell.reason')}
          hint={t('packs.sell.reason.hint')}
          maxLength={500}
          defaultValue={values['reason'] ?? ''}
          error={isRefused(problem, 'reason') ? t('packs.reason.error') : null}
        />
      </div>
      <div className="row">
        <Button type="submit" look="primary">
          {t('packs.sell.go')}
        </Button>
      </div>
    </form>
  );
}

/** Credit by hand, with the reason for it. `action`: the page that takes it. */
export function GiveForm({ site, action }: { site: Grant; action: string }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('give');
  const [id] = useState(() => uuid7());
  const value = (name: string, first: string): string => values[name] ?? first;
  return (
    <form className="stack" method="post" action={action}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="donner" />
      <input type="hidden" name="id" value={value('id', id)} />
      <div className="fields">
        <Field
          name="name"
          required
          maxLength={120}
          label={t('packs.give.name')}
          defaultValue={value('name', t('packs.give.name.first'))}
          error={isRefused(problem, 'name') ? t('packs.name.error') : null}
        />
        <AmountFields
          values={{ unit: value('unit', 'pass'), amount: value('amount', '1'), countsAt: value('countsAt', '') }}
          problem={problem}
        />
        <ScopeField site={site} value={value('quoi', 'desk')} error={null} />
        <Field
          name="lastDay"
          type="date"
          label={t('packs.give.lastDay')}
          hint={t('packs.lasts.hint')}
          defaultValue={value('lastDay', '')}
          error={isRefused(problem, 'lastDay') ? t('packs.give.lastDay.error') : null}
        />
        <Field
          name="reason"
          required
          maxLength={500}
          label={t('packs.reason')}
          defaultValue={value('reason', '')}
          error={isRefused(problem, 'reason') ? t('packs.reason.error') : null}
        />
      </div>
      <div className="row">
        <Button type="submit">{t('packs.give.go')}</Button>
      </div>
    </form>
  );
}

/** Sold and not given, and nothing of it used: the sale itself can be undone. */
const isUntouchedSale = ({ source, reason, granted, remaining }: CreditLot): boolean =>
  source === 'pack' && reason === null && granted === remaining;

/** Takes a part back, ends the lot today, or undoes its sale: each with its reason. */
export function TakeForm({ lot, account, action }: { lot: CreditLot; account: CreditAccount; action: string }) {
  const { t } = useI18n();
  const say = useSayCredit(account.currency);
  const refused = useRefused('take');
  const [id] = useState(() => uuid7());
  const mine = refused.values['lot'] === lot.id;
  const { values, problem } = mine ? refused : { values: {} as Record<string, string>, problem: null };
  const left =
    problem?.code === 'credit_not_enough' && typeof problem['remaining'] === 'number' && problem['remaining'];
  return (
    <details open={mine || undefined}>
      <summary aria-label={t('packs.take.of', { name: lot.name })}>{t('packs.take')}</summary>
      <form className="stack" method="post" action={action}>
        <ErrorSummary problem={problem}>
          {left !== false && <p>{t('packs.take.left', { left: say.amount(lot.unit, left) })}</p>}
        </ErrorSummary>
        <input type="hidden" name="lot" value={lot.id} />
        <input type="hidden" name="id" value={values['id'] ?? id} />
        <input type="hidden" name="unit" value={lot.unit} />
        <div className="fields">
          <Field
            name="amount"
            inputMode="decimal"
            label={t('packs.amount')}
            hint={t(`packs.unit.${lot.unit}`)}
            defaultValue={values['amount'] ?? amountTyped(lot.unit, lot.remaining)}
            error={isRefused(problem, 'amount') ? t('packs.amount.error') : null}
          />
          <Field
            name="reason"
            required
            maxLength={500}
            label={t('packs.reason')}
            defaultValue={values['reason'] ?? ''}
            error={isRefused(problem, 'reason') ? t('packs.reason.error') : null}
          />
        </div>
        <div className="row">
          <Button type="submit" name="faire" value="reprendre" look="danger">
            {t('packs.take.go')}
          </Button>
          <Button type="submit" name="faire" value="terminer" look="danger">
            {t('packs.end.go')}
          </Button>
          {isUntouchedSale(lot) && (
            <Button type="submit" name="faire" value="annuler-vente" look="danger">
              {t('packs.unsell.go')}
            </Button>
          )}
        </div>
      </form>
    </details>
  );
}

/** What a member has, every line of it, and what staff may do about it: for any page that is about one member. */
export function MemberCredits({ site, memberId, name }: Props & { name: string }) {
  const { t } = useI18n();
  const account = useGet(creditsAt.member(site.id, memberId));
  const packs = useGet(creditsAt.packs(site.id));
  const giving = useRefused('give').problem !== null;
  const manager = site.role === 'manager';
  if (!account.data || !packs.data) {
    const failed = account.problem ?? packs.problem;
    return failed ? <Failed problem={failed.body} again={account.again} /> : <Skeleton />;
  }
  const { data } = account;
  return (
    <Card
      title={t('packs.account', { name })}
      aside={
        <ButtonLink small href={memberUrl(site.slug, memberId)}>
          {t('packs.sheet')}
        </ButtonLink>
      }
    >
      <Lots
        account={data}
        empty={<p className="muted">{t('packs.account.none')}</p>}
        does={manager ? (lot) => <TakeForm action={pageOf({ site, memberId })} lot={lot} account={data} /> : undefined}
      />
      <History account={data} />
      <h3>{t('packs.sell')}</h3>
      <SellForm site={site} memberId={memberId} packs={packs.data} />
      {manager && (
        <details open={giving || undefined}>
          <summary>{t('packs.give')}</summary>
          <GiveForm site={site} action={pageOf({ site, memberId })} />
        </details>
      )}
    </Card>
  );
}
