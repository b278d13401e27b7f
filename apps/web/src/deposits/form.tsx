import { useState } from 'react';
import type { ProblemBody } from '../api/problem';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused, useShown } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Sums } from '../invoices/sums';
import { Button, ButtonLink } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { RateField } from '../manage/rate-field';
import { Skeleton } from '../kit/skeleton';
import { type Asked, AskedFields } from '../manage/buyer-choice';
import { isRefused } from '../manage/rules-form';
import { type DepositPreview, type Deposits, FIELD_OF, depositUrl, depositsAt, wishOf } from './paths';

type Values = Readonly<Record<string, string>>;
interface Props {
  site: Grant;
  book: Deposits;
  asked: Asked;
  /** The first month that can be said. */
  thisMonth: string;
}

type Wrong = (field: keyof typeof FIELD_OF) => string | null;

/** How much, at which rate, and when it is taken off. */
function AmountFields({
  book,
  thisMonth,
  values,
  wrong,
}: Pick<Props, 'book' | 'thisMonth'> & { values: Values; wrong: Wrong }) {
  const { t } = useI18n();
  const money = { inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <div className="fields">
      <Field
        {...money}
        id="montant"
        name="montant"
        required
        label={t('deposit.amountCents', { currency: book.currency })}
        defaultValue={values['montant'] ?? ''}
        error={wrong('amountCents')}
      />
      <SelectField name="mode" label={t('deposit.mode')} defaultValue={values['mode'] ?? 'gross'}>
        <option value="gross">{t('rate.mode.gross')}</option>
        <option value="net">{t('rate.mode.net')}</option>
      </SelectField>
      <RateField
        id="tva"
        name="tva"
        label={t('money.vat')}
        defaultValue={values['tva'] ?? String(book.vatRates[0] ?? 0)}
        error={wrong('vatRateBp')}
        rates={book.vatRates}
      />
      <Field
        {...money}
        id="pourcent"
        name="pourcent"
        label={t('deposit.percentBp')}
        hint={t('deposit.percentBp.hint')}
        defaultValue={values['pourcent'] ?? ''}
        error={wrong('percentBp')}
      />
      <Field
        id="mois"
        name="mois"
        type="month"
        min={thisMonth}
        placeholder={thisMonth}
        label={t('deposit.deductFrom')}
        hint={t('deposit.deductFrom.hint')}
        defaultValue={values['mois'] ?? ''}
        error={wrong('deductFrom')}
      />
    </div>
  );
}

/** First what is asked for. */
function Choice({
  site,
  book,
  asked,
  thisMonth,
  values,
  problem,
}: Props & { values: Values; problem: ProblemBody | null }) {
  const { t } = useI18n();
  const wrong = (field: keyof typeof FIELD_OF) => (isRefused(problem, field) ? t(`deposit.${field}.error`) : null);
  const fields = Object.fromEntries(
    (['label', 'amountCents', 'vatRateBp', 'percentBp', 'deductFrom'] as const).map((field) => [
      field,
      { id: FIELD_OF[field], label: t(`deposit.${field}`, { currency: book.currency }) },
    ]),
  );
  return (
    <form className="stack" method="post" action={`${depositUrl(site.slug, asked)}#demande`}>
      <ErrorSummary problem={problem} fields={fields} />
      <AskedFields asked={asked} />
      <Field
        id="objet"
        name="objet"
        required
        minLength={3}
        maxLength={120}
        autoComplete="off"
        label={t('deposit.label')}
        hint={t('deposit.label.hint')}
        defaultValue={values['objet'] ?? ''}
        error={wrong('label')}
      />
      <AmountFields {...{ book, thisMonth, values, wrong }} />
      <div className="row">
        <Button type="submit" name="faire" value="apercu" look="primary">
          {t('deposit.preview')}
        </Button>
        <ButtonLink href={depositUrl(site.slug)}>{t('deposit.leave')}</ButtonLink>
      </div>
    </form>
  );
}

/** Then what it comes to, and the word: it takes the next number and stays. */
function Confirm({
  site,
  asked,
  values,
  preview,
  orderId,
}: Props & { values: Values; preview: DepositPreview; orderId: string }) {
  const { t, monthLong } = useI18n();
  const kept = Object.entries(values).filter(([name]) => /^(objet|montant|mode|tva|pourcent|mois)$/.test(name));
  return (
    <form className="stack" method="post" action={`${depositUrl(site.slug, asked)}#demande`}>
      <input type="hidden" name="id" value={orderId} />
      <AskedFields asked={asked} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>
        <span className="strong">{preview.buyerName}</span> · {preview.label}
      </p>
      <Sums totals={preview} currency={preview.currency} />
      <p>{values['mois'] ? t('deposit.from', { month: monthLong(values['mois']) }) : t('deposit.next')}</p>
      <p className="hint">{t('deposit.warning')}</p>
      <div className="row">
        <Button type="submit" name="faire" value="emettre" look="primary">
          {t('deposit.confirm')}
        </Button>
        <Button type="submit" name="faire" value="modifier">
          {t('deposit.change')}
        </Button>
      </div>
    </form>
  );
}

/** Asks somebody for a deposit. */
export function DepositForm(props: Props) {
  const shown = useShown('deposit');
  const refused = useRefused('deposit');
  const [fresh] = useState(() => uuid7());
  const values = shown ?? refused.values;
  const isAsked = shown?.['faire'] === 'apercu';
  const preview = useGet(isAsked ? depositsAt.preview(props.site.id, wishOf(values)) : null);
  const problem = refused.problem ?? (isAsked ? (preview.problem?.body ?? null) : null);
  if (isAsked && preview.pending) return <Skeleton blocks={1} />;
  if (isAsked && preview.data && !problem)
    return <Confirm {...props} values={values} preview={preview.data} orderId={values['id'] ?? fresh} />;
  return <Choice {...props} values={values} problem={problem} />;
}
