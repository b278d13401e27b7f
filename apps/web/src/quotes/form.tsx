import { useState } from 'react';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { AreaField, Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { RateField } from '../manage/rate-field';
import { type Asked, AskedFields } from '../manage/buyer-choice';
import { isRefused } from '../manage/rules-form';
import { addDays } from '../time/day';
import {
  type Quote,
  type QuoteBook,
  type RowField,
  SENT_AS,
  fieldOf,
  quoteUrl,
  rowCount,
  rowsOf,
  valuesOf,
} from './paths';

type Values = Readonly<Record<string, string>>;
interface Props {
  site: Grant;
  book: QuoteBook;
  /** Null: of a new one. */
  known: Quote | null;
  asked: Asked;
}

const VALID_DAYS = 30;
const decimal = { inputMode: 'decimal', autoComplete: 'off' } as const;

/** What the quote as a whole says. */
function Heads({ book, values, wrong }: { book: QuoteBook; values: Values; wrong: (field: string) => string | null }) {
  const { t } = useI18n();
  return (
    <div className="fields">
      <Field
        {...{ id: 'objet', name: 'objet', required: true, minLength: 3, maxLength: 120, autoComplete: 'off' }}
        label={t('quote.title.field')}
        defaultValue={values['objet'] ?? ''}
        error={wrong('title')}
      />
      <SelectField name="mode" label={t('quote.mode')} defaultValue={values['mode'] ?? 'net'}>
        <option value="net">{t('rate.mode.net')}</option>
        <option value="gross">{t('rate.mode.gross')}</option>
      </SelectField>
      <Field
        {...{ id: 'jour', name: 'jour', type: 'date', required: true }}
        label={t('quote.suppliedOn')}
        hint={t('quote.suppliedOn.hint')}
        defaultValue={values['jour'] ?? book.today}
        error={wrong('suppliedOn')}
      />
      <Field
        {...{ id: 'fin', name: 'fin', type: 'date', required: true, min: book.today }}
        label={t('quote.validUntil')}
        defaultValue={values['fin'] ?? addDays(book.today, VALID_DAYS)}
        error={wrong('validUntil')}
      />
      <Field
        {...{ ...decimal, id: 'acompte', name: 'acompte' }}
        label={t('quote.deposit')}
        hint={t('quote.deposit.hint')}
        defaultValue={values['acompte'] ?? ''}
        error={wrong('depositBp')}
      />
      <AreaField
        {...{ id: 'note', name: 'note', maxLength: 1000, rows: 2 }}
        label={t('quote.note')}
        defaultValue={values['note'] ?? ''}
        error={wrong('note')}
      />
    </div>
  );
}

interface RowsProps {
  book: QuoteBook;
  values: Values;
  wrong: (row: number, field: RowField) => string | null;
}

function Rows({ book, values, wrong }: RowsProps) {
  const { t } = useI18n();
  const at = (row: number, field: RowField) => ({
    ...{ id: fieldOf(row, field), name: fieldOf(row, field), error: wrong(row, field) },
  });
  return Array.from({ length: rowCount(values) }, (_, row) => (
    <fieldset key={row} className="fields">
      <legend className="legend">{t('quote.line', { number: row + 1 })}</legend>
      <Field
        {...{ ...at(row, 'libelle'), maxLength: 200, autoComplete: 'off' }}
        label={t('invoice.what')}
        defaultValue={values[fieldOf(row, 'libelle')] ?? ''}
      />
      <Field
        {...{ ...decimal, ...at(row, 'quantite') }}
        label={t('invoice.quantity')}
        defaultValue={values[fieldOf(row, 'quantite')] ?? '1'}
      />
      <Field
        {...{ ...decimal, ...at(row, 'prix') }}
        label={t('quote.unitPrice', { currency: book.currency })}
        defaultValue={values[fieldOf(row, 'prix')] ?? ''}
      />
      <RateField
        {...at(row, 'taux')}
        label={t('money.vat')}
        defaultValue={values[fieldOf(row, 'taux')] ?? String(book.vatRates[0] ?? 0)}
        rates={book.vatRates}
      />
    </fieldset>
  ));
}

/** Writes a quote, or changes one that was not sent. */
export function QuoteForm({ site, book, known, asked }: Props) {
  const { t } = useI18n();
  const refused = useRefused('quote');
  const [fresh] = useState(() => uuid7());
  const values = refused.problem || !known ? refused.values : valuesOf(known);
  const { problem } = refused;
  const texts = {
    ...{ title: t('quote.title.error'), suppliedOn: t('quote.suppliedOn.error'), note: t('quote.note.error') },
    ...{ validUntil: t('quote.validUntil.error'), depositBp: t('deposit.percentBp.error') },
  };
  const wrong = (field: string) => (isRefused(problem, field) ? (texts[field as keyof typeof texts] ?? null) : null);
  const sent = rowsOf(values);
  const wrongInRow = (row: number, field: RowField) =>
    isRefused(problem, `lines.${sent.indexOf(row)}.${SENT_AS[field]}`) ? t(`oneOff.${SENT_AS[field]}.error`) : null;
  const firstPrice = {
    ...{ id: fieldOf(sent[0] ?? 0, 'prix'), label: t('quote.unitPrice', { currency: book.currency }) },
  };
  return (
    <form
      className="stack"
      method="post"
      action={quoteUrl(
        site.slug,
        known?.id ?? null,
        known ? {} : { membre: asked.memberId, entreprise: asked.companyId },
      )}
    >
      <ErrorSummary problem={problem} fields={{ lines: firstPrice }} />
      <input type="hidden" name="faire" value={known ? 'modifier' : 'ecrire'} />
      <input type="hidden" name="id" value={known?.id ?? values['id'] ?? fresh} />
      {!known && <AskedFields asked={asked} />}
      <Heads book={book} values={values} wrong={wrong} />
      <Rows book={book} values={values} wrong={wrongInRow} />
      <p className="hint">{t('quote.rows.hint')}</p>
      <div className="row">
        <Button type="submit" look="primary">
          {t('action.save')}
        </Button>
        <ButtonLink href={quoteUrl(site.slug, null)}>{t('quote.leave')}</ButtonLink>
      </div>
    </form>
  );
}
