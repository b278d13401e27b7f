import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import { KINDS, type ExtraBook, type Grant, type ManagedExtra } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { usePriceOf } from '../extras/field';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField, Field, SelectField } from '../kit/field';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { RateField } from './rate-field';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { ForbiddenVat } from './forbidden-vat';
import { kindField, placeField, typedExtra } from './extra-fields';
import { isRefused } from './rules-form';

interface Props {
  site: Grant;
  book: ExtraBook;
}

/** The fields of a form that came back, or of what is known; and what was refused of it. */
function useTyped(known: ManagedExtra | null) {
  const { values, problem: refused } = useRefused('extra');
  const typed = refused !== null && (known ? values['id'] === known.id : values['neuf'] === '1');
  const problem = typed ? refused : null;
  const before = typed ? values : typedExtra(known);
  return {
    problem,
    id: typed ? values['id'] : known?.id,
    value: (name: string): string => before[name] ?? '',
    wrong: (field: string, words: string): string | null => (isRefused(problem, field) ? words : null),
  };
}
type Typed = ReturnType<typeof useTyped>;

function PriceFields({
  book,
  known,
  typed: { value, wrong },
}: {
  book: ExtraBook;
  known: ManagedExtra | null;
  typed: Typed;
}) {
  const { t } = useI18n();
  // A rate of VAT that is no longer in force is shown as it is, so that it is changed on purpose.
  const vatRates = [...new Set([...book.vatRates, ...(known ? [known.vatRateBp] : [])])];
  return (
    <>
      <Field
        {...{ type: 'number', min: 0, step: 0.01, inputMode: 'decimal', required: true }}
        name="prix"
        label={t('tarifs.extra.price', { currency: book.currency })}
        defaultValue={value('prix')}
        error={wrong('priceCents', t('tarifs.price.error'))}
      />
      <SelectField name="par" label={t('tarifs.extra.per')} defaultValue={value('par')}>
        {(['booking', 'place', 'hour'] as const).map((per) => (
          <option key={per} value={per}>
            {t(`tarifs.extra.per.${per}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="mode" label={t('tarifs.extra.mode')} defaultValue={value('mode')}>
        {(['gross', 'net'] as const).map((mode) => (
          <option key={mode} value={mode}>
            {t(`tarifs.mode.${mode}`)}
          </option>
        ))}
      </SelectField>
      <RateField
        name="tva"
        label={t('money.vat')}
        defaultValue={value('tva') || String(vatRates[0] ?? 0)}
        error={wrong('vatRateBp', t('tarifs.vat.error'))}
        rates={vatRates}
      />
    </>
  );
}

/** With which places: whole kinds, or some by name. */
function OfferedWith({ site, typed: { value, wrong } }: { site: Grant; typed: Typed }) {
  const { t } = useI18n();
  const resources = useGet(at.resources(site.id)).data?.resources.filter(({ active }) => active) ?? [];
  const named = resources.some(({ id }) => value(placeField(id)) === 'on');
  const error = wrong('kinds', t('tarifs.extra.with.error'));
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('tarifs.extra.with')}</legend>
      <div className="rate-days">
        {KINDS.map((kind) => (
          <CheckField
            key={kind}
            name={kindField(kind)}
            label={t(`tarifs.extra.with.${kind}`)}
            defaultChecked={value(kindField(kind)) === 'on'}
          />
        ))}
      </div>
      <details open={named || undefined}>
        <summary>{t('tarifs.extra.with.places')}</summary>
        <div className="rate-days">
          {resources.map(({ id, name }) => (
            <CheckField key={id} name={placeField(id)} label={name} defaultChecked={value(placeField(id)) === 'on'} />
          ))}
        </div>
      </details>
      {error && <p className="field-error">{error}</p>}
    </fieldset>
  );
}

function ExtraForm({ site, book, known }: Props & { known: ManagedExtra | null }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  const typed = useTyped(known);
  const { problem, value, wrong } = typed;
  const [fresh] = useState(() => uuid7());
  const taken = problem?.code === 'name_taken';
  const fewer =
    problem?.code === 'extra_stock_booked'
      ? t('tarifs.extra.stock.booked', { booked: Number(problem['booked']) })
      : null;
  return (
    <form className="stack" method="post" action={manageUrl('/tarifs', site.slug)}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="extra" />
      <input type="hidden" name="id" value={typed.id ?? fresh} />
      {!known && <input type="hidden" name="neuf" value="1" />}
      <div className="fields">
        <Field
          name="nom"
          label={t('tarifs.name')}
          required
          maxLength={80}
          defaultValue={value('nom')}
          error={taken ? sayProblem(problem) : wrong('name', t('tarifs.extra.name.error'))}
        />
        <PriceFields {...{ book, known, typed }} />
        <Field
          {...{ type: 'number', min: 1, inputMode: 'numeric' }}
          name="stock"
          label={t('tarifs.extra.stock')}
          hint={t('tarifs.extra.stock.hint')}
          defaultValue={value('stock')}
          error={fewer ?? wrong('stock', t('tarifs.extra.stock.error'))}
        />
        <Field
          {...{ type: 'number', min: 0, max: 1000, inputMode: 'numeric' }}
          name="rang"
          label={t('tarifs.extra.position')}
          hint={t('tarifs.extra.position.hint')}
          defaultValue={value('rang')}
          error={wrong('position', t('tarifs.extra.position.hint'))}
        />
      </div>
      <OfferedWith {...{ site, typed }} />
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'tarifs.extra.save' : 'tarifs.extra.add')}
        </Button>
      </div>
    </form>
  );
}

function Extra({ site, book, extra }: Props & { extra: ManagedExtra }) {
  const { t, basisPoints } = useI18n();
  const priceOf = usePriceOf(book.currency);
  const { id, name, active, kinds, resources, stock, vatRateBp } = extra;
  const places = [...kinds.map((kind) => t(`tarifs.extra.with.${kind}`)), ...resources.map((one) => one.name)];
  const rate = basisPoints(vatRateBp);
  return (
    <li>
      <div className="row-between">
        <h3>
          <a href={manageUrl('/tarifs', site.slug, { extra: id }) + '#extra'}>{name}</a>
          {!active && <Tag>{t('tarifs.extra.withdrawn')}</Tag>}
        </h3>
        <form method="post" action={manageUrl('/tarifs', site.slug)}>
          <input type="hidden" name="id" value={id} />
          {active ? (
            <Button
              type="submit"
              small
              name="faire"
              value="extra-retirer"
              aria-label={t('tarifs.extra.withdraw.of', { name })}
            >
              {t('resources.retire')}
            </Button>
          ) : (
            <Button
              type="submit"
              small
              name="faire"
              value="extra-remettre"
              aria-label={t('tarifs.extra.back.of', { name })}
            >
              {t('resources.back')}
            </Button>
          )}
        </form>
      </div>
      <p className="num">
        {priceOf(extra)}{' '}
        <span className="hint">
          · {t('money.vat')} {rate}
        </span>
      </p>
      {active && <ForbiddenVat rate={vatRateBp} allowed={book.vatRates} />}
      <p className="small muted">
        {t('tarifs.extra.offered', { places: places.join(', ') })}
        {stock !== null && ` · ${t('tarifs.extra.inStock', { stock })}`}
      </p>
    </li>
  );
}

function Shelf({ site, book }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { values } = useRefused('extra');
  const chosen = values['neuf'] === '1' ? null : (values['id'] ?? search.get('extra'));
  const known = book.extras.find(({ id }) => id === chosen) ?? null;
  return (
    <>
      {book.extras.length === 0 ? (
        <EmptyState level={3} title={t('tarifs.extra.none.title')} text={t('tarifs.extra.none.text')} />
      ) : (
        <ul className="rate-list" role="list">
          {book.extras.map((extra) => (
            <Extra key={extra.id} {...{ site, book, extra }} />
          ))}
        </ul>
      )}
      {known && (
        <section className="stack" id="extra" aria-labelledby="extra-titre">
          <h3 id="extra-titre">{t('tarifs.extra.edit', { name: known.name })}</h3>
          <p className="hint">{t('tarifs.frozen')}</p>
          <ExtraForm key={known.id} {...{ site, book, known }} />
        </section>
      )}
      <details open={(book.extras.length === 0 && !known) || values['neuf'] === '1' || undefined}>
        <summary>{t('tarifs.extra.new')}</summary>
        <ExtraForm {...{ site, book }} known={null} />
      </details>
    </>
  );
}

/** What may be had along with a place: screen, coffee, each with its price and its VAT. */
export function Extras({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.extras(site.id));
  return (
    <Card title={t('tarifs.extras')}>
      <p className="hint">{t('tarifs.extras.hint')}</p>
      {data ? (
        <Shelf site={site} book={data} />
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
