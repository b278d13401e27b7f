import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { ProblemBody } from '../api/problem';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused, useShown } from '../app/boot';
import { useGet } from '../app/get';
import { invoiceUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField, Field } from '../kit/field';
import { Banner, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import {
  type CreditLine,
  fieldOf,
  isTicked,
  isTyped,
  leftOf,
  leftTyped,
  partsOf,
  quantityFieldOf,
  quantityLeft,
  tickOf,
  typedQuantity,
} from './credit-form';
import { type CreditPreview, creditsAt } from './paths';
import { Returns } from './returns';
import { Sums } from './sums';

type Values = Readonly<Record<string, string>>;
interface Props {
  site: Grant;
  id: string;
}

const REASON = { minLength: 3, maxLength: 300 };
const here = ({ site, id }: Props, more = ''): string => `${invoiceUrl(site.slug, id)}&avoir=1${more}#avoir`;

/** What was typed and did not come through, by field; the API names a line by its position. */
function useWrong(values: Values, problem: ProblemBody | null) {
  const { t } = useI18n();
  const refused = (field: string) => problem?.errors?.some((error) => error.field === field) ?? false;
  /** What the API refuses of a ticked line; `left` as its field writes it. */
  const line = ({ line: position, amountCents }: CreditLine, left: string): string | null => {
    if (!refused(`lines.${position}`)) return null;
    if (problem?.code !== 'credit_other_sign') return t('invoice.credit.amount.above', { left });
    return t(amountCents < 0 ? 'invoice.credit.amount.below.zero' : 'invoice.credit.amount.above.zero');
  };
  return {
    amount: (of: CreditLine, left: string): string | null => {
      if (!isTicked(values, of.line) || typedQuantity(values[quantityFieldOf(of.line)]) !== null) return null;
      return isTyped(values, of.line) ? line(of, left) : t('invoice.credit.amount.error');
    },
    quantity: (of: CreditLine, left: string): string | null => {
      if (!isTicked(values, of.line) || typedQuantity(values[quantityFieldOf(of.line)]) === null) return null;
      return isTyped(values, of.line) ? line(of, left) : t('invoice.credit.quantity.error');
    },
    reason: refused('reason') ? t('invoice.credit.reason.error') : null,
  };
}

interface LineProps {
  line: CreditLine;
  currency: string;
  values: Values;
  ticked: boolean;
  wrong: ReturnType<typeof useWrong>;
}

/** Whether a line is given back, and how much of it: an amount, or a quantity. */
function LineField({ line, currency, values, ticked, wrong }: LineProps) {
  const { t, money, number, dayNumeric } = useI18n();
  const left = leftOf(line);
  const of = { left: money(left, currency), amount: money(line.amountCents, currency) };
  if (left === 0)
    return (
      <p>
        {line.label} <span className="hint">{t('invoice.credit.line.done')}</span>
      </p>
    );
  const label = [line.label, dayNumeric(line.suppliedOn), line.person].filter(Boolean).join(' · ');
  const pieces = (count: number) => number(count, { maximumFractionDigits: 4 });
  const ofPieces = { left: pieces(quantityLeft(line)), quantity: pieces(Number(line.quantity)) };
  return (
    <div role="group" aria-label={label} className="given">
      <CheckField name={tickOf(line.line)} label={`${label} · ${of.left}`} defaultChecked={ticked} />
      <div className="given-fields">
        <Field
          id={fieldOf(line.line)}
          name={fieldOf(line.line)}
          inputMode="decimal"
          autoComplete="off"
          label={t('invoice.credit.amount')}
          hint={t(line.priceMode === 'net' ? 'invoice.credit.line.net' : 'invoice.credit.line.gross', of)}
          defaultValue={values[fieldOf(line.line)] ?? leftTyped(line)}
          error={wrong.amount(line, of.left)}
        />
        {line.quantity !== '1' && (
          <Field
            id={quantityFieldOf(line.line)}
            name={quantityFieldOf(line.line)}
            inputMode="decimal"
            autoComplete="off"
            label={t('invoice.credit.quantity')}
            hint={t('invoice.credit.quantity.hint', ofPieces)}
            defaultValue={values[quantityFieldOf(line.line)] ?? ''}
            error={wrong.quantity(line, ofPieces.left)}
          />
        )}
      </div>
    </div>
  );
}

/** The way to the form with every line ticked, or none. Loaded anew: what was typed goes. */
function TickAll({ none, ...props }: Props & { none: boolean }) {
  const { t } = useI18n();
  return (
    <p>
      <ButtonLink small external href={none ? here(props) : here(props, '&rien=1')}>
        {t(none ? 'invoice.credit.all' : 'invoice.credit.none')}
      </ButtonLink>
    </p>
  );
}

/** First what is given back, line by line. */
function Choice({
  rest,
  values,
  problem,
  ...props
}: Props & { rest: CreditPreview; values: Values; problem: ProblemBody | null }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const none = search.has('rien');
  const wrong = useWrong(values, problem);
  const fieldId = (line: number) => (values[quantityFieldOf(line)]?.trim() ? quantityFieldOf(line) : fieldOf(line));
  const fields = Object.fromEntries([
    ...rest.lines.map(({ line, label }) => [`lines.${line}`, { id: fieldId(line), label }] as const),
    ['reason', { id: 'motif', label: t('invoice.credit.reason') }] as const,
  ]);
  return (
    <form className="stack" method="post" action={here(props)}>
      <ErrorSummary problem={problem} fields={fields} />
      <p>{t('invoice.credit.text')}</p>
      {rest.lines.filter(leftOf).length > 1 && <TickAll {...props} none={none} />}
      <div className="given-lines">
        {rest.lines.map((line) => (
          <LineField
            key={line.line}
            line={line}
            currency={rest.currency}
            values={values}
            ticked={values['faire'] === undefined ? !none : isTicked(values, line.line)}
            wrong={wrong}
          />
        ))}
      </div>
      <Field
        {...REASON}
        id="motif"
        name="motif"
        required
        label={t('invoice.credit.reason')}
        hint={t('invoice.credit.reason.hint')}
        defaultValue={values['motif'] ?? ''}
        error={wrong.reason}
      />
      <div className="row">
        <Button type="submit" name="faire" value="apercu" look="primary">
          {t('invoice.credit.preview')}
        </Button>
        <ButtonLink href={invoiceUrl(props.site.slug, props.id)}>{t('invoice.credit.leave')}</ButtonLink>
      </div>
    </form>
  );
}

function Taken({ preview }: { preview: CreditPreview }) {
  const { t, money, dayNumeric } = useI18n();
  const { currency } = preview;
  return (
    <>
      <ul className="stack-tight">
        {preview.lines
          .filter(({ takenCents }) => takenCents !== 0)
          .map(({ line, label, suppliedOn, takenCents, priceMode }) => (
            <li key={line}>
              {t(priceMode === 'net' ? 'invoice.credit.takes.net' : 'invoice.credit.takes.gross', {
                ...{ label: `${label} · ${dayNumeric(suppliedOn)}`, amount: money(takenCents, currency) },
              })}
            </li>
          ))}
      </ul>
      <Sums totals={negated(preview)} currency={currency} />
      <Returns of={preview} currency={currency} />
    </>
  );
}

/** Then what it comes to, and the word: it takes the next number and stays. */
function Confirm({
  values,
  preview,
  orderId,
  ...props
}: Props & { values: Values; preview: CreditPreview; orderId: string }) {
  const { t } = useI18n();
  const kept = Object.entries(values).filter(([name]) => name === 'motif' || /^[clq]\d+$/.test(name));
  return (
    <form className="stack" method="post" action={here(props)}>
      <input type="hidden" name="id" value={orderId} />
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Taken preview={preview} />
      <p>{t('invoice.credit.because', { reason: values['motif'] ?? '' })}</p>
      {preview.rebillable && <CheckField name="refaire" label={t('invoice.credit.rebill')} />}
      <p className="hint">{t('invoice.credit.warning')}</p>
      <div className="row">
        <Button type="submit" name="faire" value="emettre" look="primary">
          {t('invoice.credit.confirm')}
        </Button>
        <Button type="submit" name="faire" value="modifier">
          {t('invoice.credit.change')}
        </Button>
      </div>
    </form>
  );
}

/** Of a deposit that was deducted, the invoice is the one to credit. */
function NothingLeft({ site, rest }: { site: Grant; rest: CreditPreview }) {
  const { t, money } = useI18n();
  if (rest.deductions.length === 0) return <Banner tone="brand">{t('problem.nothing_to_credit')}</Banner>;
  return (
    <Banner tone="brand">
      <p>{t('invoice.credit.deducted.text')}</p>
      <ul role="list">
        {rest.deductions.map(({ id, number, grossCents }) => (
          <li key={id}>
            {t('invoice.credit.deducted', { amount: money(grossCents, rest.currency) })}{' '}
            <Link href={invoiceUrl(site.slug, id)}>{number}</Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** Gives back a document, or parts of it. */
export function CreditForm(props: Props) {
  const { t } = useI18n();
  const { site, id } = props;
  const shown = useShown('credit');
  const refused = useRefused('credit');
  const [fresh] = useState(() => uuid7());
  const values = shown ?? refused.values;
  const rest = useGet(creditsAt.of(site.id, id));
  const typed = rest.data?.lines.every(({ line }) => isTyped(values, line)) ?? false;
  const parts = partsOf(values);
  const asked = shown?.['faire'] === 'apercu' && typed && parts.length > 0;
  const preview = useGet(asked ? creditsAt.of(site.id, id, parts) : null);
  const notPreviewed = asked ? preview.problem?.body : missing(shown, { parts, typed });
  const problem = refused.problem ?? notPreviewed ?? (shown && unreasoned(shown)) ?? null;
  const orderId = values['id'] ?? fresh;
  return (
    <section id="avoir">
      <Card title={t('invoice.credit.title')}>
        {rest.problem && !rest.data ? (
          <Failed problem={rest.problem.body} again={rest.again} />
        ) : !rest.data ? (
          <Skeleton blocks={1} />
        ) : rest.data.grossCents === 0 ? (
          <NothingLeft site={site} rest={rest.data} />
        ) : asked && preview.data && !problem ? (
          <Confirm {...props} values={values} preview={preview.data} orderId={orderId} />
        ) : asked && preview.pending ? (
          <Skeleton blocks={1} />
        ) : (
          <Choice {...props} rest={rest.data} values={values} problem={problem} />
        )}
      </Card>
    </section>
  );
}

/** It takes off. */
const negated = ({ netCents, vatCents, grossCents }: CreditPreview) => ({
  ...{ netCents: -netCents, vatCents: -vatCents, grossCents: -grossCents },
});

/** What keeps a preview from being asked for, as the API would say it. */
function missing(shown: Values | null, { parts, typed }: { parts: readonly unknown[]; typed: boolean }) {
  if (shown?.['faire'] !== 'apercu') return null;
  if (!typed) return { status: 422, code: 'invalid_request' } as const;
  return parts.length === 0 ? ({ status: 422, code: 'credit_not_positive' } as const) : null;
}

function unreasoned({ faire, motif = '' }: Values): ProblemBody | null {
  if (faire !== 'apercu' || motif.trim().length >= REASON.minLength) return null;
  return { status: 422, code: 'invalid_request', errors: [{ field: 'reason', message: 'at least 3 characters' }] };
}
