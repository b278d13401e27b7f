import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import type { Grant, ManagedRate, RateBook, RateWindow } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { manageUrl, rateUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import { RateField } from './rate-field';
import { Rates, type Priced } from '../site/rates';
import { WEEKDAYS, priceText, rateOf, stepRows, windowRows } from './rate-fields';
import { isRefused } from './rules-form';
import { SpanField } from './span-field';

/** Room for further rows below those there are. */
const SHOWN_EMPTY = 2;

interface Start {
  value: (name: string, known: string | number | null | undefined) => string;
  checked: (name: string, known: boolean) => boolean;
  /** Whether the API has refused a field of the rate, or of one of the rows that were sent. */
  wrong: (field: string) => boolean;
  wrongRow: (rows: 'steps' | 'windows', nr: number) => boolean;
  /** The price per hour is sent after the flat ones. */
  wrongHour: boolean;
  values: Record<string, string>;
}

function useStart(): Start {
  const { values, problem } = useRefused('rate');
  const sent = { steps: stepRows(values), windows: windowRows(values) };
  return {
    values,
    value: (name, known) => values[name] ?? known?.toString() ?? '',
    checked: (name, known) => (problem === null ? known : values[name] === 'on'),
    wrong: (field) =>
      (field === 'name' && problem?.code === 'name_taken') ||
      (problem?.errors?.some((one) => one.field === field) ?? false),
    wrongRow: (rows, nr) => isRefused(problem, `${rows}.${sent[rows].indexOf(nr)}`),
    wrongHour: isRefused(problem, `steps.${sent.steps.length}`),
  };
}

interface Props {
  book: RateBook;
  known: ManagedRate | null;
  start: Start;
}

function Terms({ book, known, start: { value, wrong } }: Props) {
  const { t } = useI18n();
  // A rate of VAT that is no longer in force is shown as it is, so that it is changed on purpose.
  const vatRates = [...new Set([...book.vatRates, ...(known ? [known.vatRateBp] : [])])];
  return (
    <div className="fields">
      <Field
        name="nom"
        label={t('tarifs.name')}
        required
        maxLength={120}
        defaultValue={value('nom', known?.name)}
        error={wrong('name') ? t('tarifs.name.error') : null}
      />
      <SelectField name="mode" label={t('tarifs.mode')} defaultValue={value('mode', known?.priceMode ?? 'gross')}>
        {(['gross', 'net'] as const).map((mode) => (
          <option key={mode} value={mode}>
            {t(`tarifs.mode.${mode}`)}
          </option>
        ))}
      </SelectField>
      <RateField
        name="tva"
        label={t('money.vat')}
        defaultValue={value('tva', known?.vatRateBp ?? vatRates[0])}
        error={wrong('vatRateBp') ? t('tarifs.vat.error') : null}
        rates={vatRates}
      />
    </div>
  );
}

const price = { type: 'number', min: 0, step: 0.01, inputMode: 'decimal' } as const;

function Steps({ book, known, start }: Props) {
  const { t } = useI18n();
  const { value, wrong, wrongRow, wrongHour, values } = start;
  const flats = known?.steps.filter(({ upToMinutes }) => upToMinutes !== null) ?? [];
  const hour = known?.steps.find(({ upToMinutes }) => upToMinutes === null);
  const count = Math.max(flats.length, ...stepRows(values).map((nr) => nr + 1)) + SHOWN_EMPTY;
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('tarifs.steps', { currency: book.currency })}</legend>
      <p className="hint">{t('tarifs.steps.hint')}</p>
      {Array.from({ length: count }, (_, nr) => (
        <div className="rule-step" key={nr}>
          <SpanField
            name={`p-${nr}-jusqua`}
            label={t('tarifs.step.upTo', { nr: nr + 1 })}
            minutes={flats[nr]?.upToMinutes ?? null}
            values={values}
            error={wrongRow('steps', nr) ? t('tarifs.step.error') : null}
          />
          <Field
            {...price}
            name={`p-${nr}-prix`}
            label={t('tarifs.step.price', { nr: nr + 1 })}
            defaultValue={value(`p-${nr}-prix`, priceText(flats[nr]?.priceCents))}
          />
        </div>
      ))}
      {wrong('steps') && <p className="field-error">{t('tarifs.steps.error')}</p>}
      <div className="fields">
        <Field
          {...price}
          name="heure"
          label={t('tarifs.hour')}
          hint={t('tarifs.hour.hint')}
          defaultValue={value('heure', priceText(hour?.priceCents))}
          error={wrongHour ? t('tarifs.price.error') : null}
        />
        <Field
          {...price}
          name="plafond"
          label={t('tarifs.cap')}
          hint={t('tarifs.cap.hint')}
          defaultValue={value('plafond', priceText(known?.dailyCapCents))}
          error={wrong('dailyCapCents') ? t('tarifs.price.error') : null}
        />
      </div>
    </fieldset>
  );
}

/** A field of type time knows no 24:00. */
const shown = (text: string | undefined): string | undefined => (text === '24:00' ? '00:00' : text);

function WindowRow({ nr, others, known, start }: { nr: number; others: readonly ManagedRate[] } & Omit<Props, 'book'>) {
  const { t, weekdayName } = useI18n();
  const { value, checked, wrongRow } = start;
  const window = known?.windows[nr];
  return (
    <fieldset className="rate-window">
      <legend className="label">{t('tarifs.window', { nr: nr + 1 })}</legend>
      <div className="rate-days">
        {WEEKDAYS.map((weekday) => (
          <label key={weekday} className="tick">
            <input
              type="checkbox"
              name={`s-${nr}-${weekday}`}
              defaultChecked={checked(`s-${nr}-${weekday}`, window?.weekdays.includes(weekday) ?? false)}
            />
            <span>{weekdayName(weekday)}</span>
          </label>
        ))}
      </div>
      <div className="fields">
        <Field
          type="time"
          name={`s-${nr}-de`}
          label={t('tarifs.window.from')}
          defaultValue={value(`s-${nr}-de`, window?.from)}
        />
        <Field
          type="time"
          name={`s-${nr}-a`}
          label={t('tarifs.window.until')}
          defaultValue={value(`s-${nr}-a`, shown(window?.until))}
        />
        <SelectField
          name={`s-${nr}-tarif`}
          label={t('tarifs.window.rate')}
          defaultValue={value(`s-${nr}-tarif`, window?.tableId)}
          error={wrongRow('windows', nr) ? t('tarifs.window.error') : null}
        >
          <option value="">{t('tarifs.window.none')}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </fieldset>
  );
}

function Windows({ book, known, start }: Props) {
  const { t } = useI18n();
  const others = book.rates.filter(({ id, active }) => active && id !== known?.id);
  const count = Math.max(known?.windows.length ?? 0, ...windowRows(start.values).map((nr) => nr + 1)) + 1;
  return (
    <details open={count > 1}>
      <summary>{t('tarifs.windows')}</summary>
      <div className="stack">
        <p className="hint">{t(others.length > 0 ? 'tarifs.windows.hint' : 'tarifs.windows.none')}</p>
        {others.length > 0 &&
          Array.from({ length: count }, (_, nr) => (
            <WindowRow key={nr} nr={nr} others={others} known={known} start={start} />
          ))}
      </div>
    </details>
  );
}

/** A rate of the book as it is read out: a part of the week is called as the rate whose prices count then. */
export function pricedOf(
  {
    steps,
    windows,
    dailyCapCents,
    priceMode,
  }: Pick<ManagedRate, 'steps' | 'windows' | 'priceMode'> & {
    dailyCapCents?: number | null;
  },
  rates: readonly ManagedRate[],
): Priced {
  const tables = windows.flatMap((window): RateWindow[] => {
    const table = rates.find(({ id }) => id === window.tableId);
    if (!table || window.weekdays.length === 0) return [];
    const { name } = table;
    const told = table.steps.map(
      (step) => ({ ...step, label: step.upToMinutes === null ? 'perHour' : 'upTo' }) as const,
    );
    return [{ ...window, name, rates: told, dailyCapCents: table.dailyCapCents }];
  });
  return { rates: steps, windows: tables, dailyCapCents: dailyCapCents ?? null, priceMode };
}

/** Describes a rate, or a new one, and says as one types what visitors will read. */
export function RateForm({ site, book, known }: { site: Grant; book: RateBook; known: ManagedRate | null }) {
  const { t } = useI18n();
  const [fresh] = useState(() => uuid7());
  const start = useStart();
  const [said, setSaid] = useState<Priced | null>(known && pricedOf(known, book.rates));
  const read = (event: FormEvent<HTMLFormElement>) => {
    const typed = [...new FormData(event.currentTarget)].filter(([, text]) => typeof text === 'string');
    const values = Object.fromEntries(typed) as Record<string, string>;
    const facts = rateOf(values);
    const steps = facts.steps
      .filter(({ upToMinutes, priceCents }) => Number.isInteger(priceCents) && upToMinutes !== 0)
      .toSorted((a, b) => (a.upToMinutes ?? Infinity) - (b.upToMinutes ?? Infinity));
    setSaid(pricedOf({ ...facts, steps }, book.rates));
  };
  return (
    <form className="stack" method="post" action={rateUrl(site.slug, known?.id ?? null)} onInput={read}>
      {!known && <input type="hidden" name="id" value={start.value('id', fresh)} />}
      <Terms book={book} known={known} start={start} />
      <Steps book={book} known={known} start={start} />
      <Windows book={book} known={known} start={start} />
      {said && said.rates.length > 0 && (
        <div className="rate-said">
          <p className="label">{t('tarifs.said')}</p>
          <Rates of={said} currency={book.currency} />
        </div>
      )}
      <p className="hint">{t('tarifs.frozen')}</p>
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'action.save' : 'tarifs.add')}
        </Button>
        <Link className="btn" href={manageUrl('/tarifs', site.slug)}>
          {t('resources.leave')}
        </Link>
      </div>
    </form>
  );
}
