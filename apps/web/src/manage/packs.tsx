import { useState } from 'react';
import { KINDS, type Grant, type Pack, type Packs } from '../api/types';
import { at } from '../api/paths';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useSayCredit } from '../credits/say';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField, Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { RateField } from './rate-field';
import { Scroll } from '../kit/scroll';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { amountTyped, isRefused, typedMoney } from './credits-form';

interface Props {
  site: Grant;
  packs: Packs;
}

/** What credit is for: everything, one kind, or one resource. */
export function ScopeField({ site, value, error }: { site: Grant; value: string; error: string | null }) {
  const { t } = useI18n();
  const resources = useGet(at.resources(site.id)).data?.resources.filter(({ active }) => active) ?? [];
  return (
    <SelectField name="quoi" label={t('packs.for')} hint={t('packs.for.hint')} defaultValue={value} error={error}>
      <option value="">{t('credits.for.all')}</option>
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`site.${kind}s`)}
        </option>
      ))}
      {resources.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** In what credit is counted, how much of it, and at which prices money counts. */
export function AmountFields({
  values,
  problem,
}: {
  values: Record<'unit' | 'amount' | 'countsAt', string>;
  problem: Parameters<typeof isRefused>[0];
}) {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="unit"
        label={t('packs.unit')}
        defaultValue={values.unit}
        error={isRefused(problem, 'unit') ? t('packs.unit.error') : null}
      >
        {(['pass', 'minute', 'cent'] as const).map((unit) => (
          <option key={unit} value={unit}>
            {t(`packs.unit.${unit}`)}
          </option>
        ))}
      </SelectField>
      <Field
        name="amount"
        inputMode="decimal"
        required
        label={t('packs.amount')}
        hint={t('packs.amount.hint')}
        defaultValue={values.amount}
        error={isRefused(problem, 'amount') ? t('packs.amount.error') : null}
      />
      <SelectField
        name="countsAt"
        label={t('packs.countsAt')}
        hint={t('packs.countsAt.hint')}
        defaultValue={values.countsAt}
        error={isRefused(problem, 'countsAt') ? t('packs.countsAt.error') : null}
      >
        <option value="">–</option>
        <option value="gross">{t('packs.gross')}</option>
        <option value="net">{t('packs.net')}</option>
      </SelectField>
    </>
  );
}

const stored = (known: Pack | null, vatRates: readonly number[]): Record<string, string> => ({
  name: known?.name ?? '',
  unit: known?.unit ?? 'pass',
  amount: known ? amountTyped(known.unit, known.amount) : '10',
  countsAt: known?.countsAt ?? '',
  quoi: known ? (known.resourceId ?? known.kind ?? '') : 'desk',
  price: known ? typedMoney(known.priceCents) : '',
  priceMode: known?.priceMode ?? 'gross',
  vat: String(known?.vatRateBp ?? vatRates[0]),
  lasts: known ? String(known.validityMonths ?? known.validityDays ?? '') : '6',
  span: known?.validityDays != null ? 'jours' : 'mois',
  selfService: !known || known.selfService ? '1' : '',
  active: !known || known.active ? '1' : '',
});

/** What it costs, and how long it lasts from the day of the sale. */
function PriceFields({
  vatRates,
  value,
  wrong,
}: {
  vatRates: readonly number[];
  value: (name: string) => string;
  wrong: (field: string, words: string) => string | null;
}) {
  const { t } = useI18n();
  return (
    <>
      <Field
        name="price"
        inputMode="decimal"
        required
        label={t('packs.price')}
        defaultValue={value('price')}
        error={wrong('priceCents', t('packs.price.error'))}
      />
      <SelectField name="priceMode" label={t('packs.priceMode')} defaultValue={value('priceMode')}>
        <option value="gross">{t('packs.gross')}</option>
        <option value="net">{t('packs.net')}</option>
      </SelectField>
      <RateField
        name="vat"
        label={t('packs.vat')}
        defaultValue={value('vat')}
        error={wrong('vatRateBp', t('packs.vat.error'))}
        rates={vatRates}
      />
      <Field
        name="lasts"
        type="number"
        min={1}
        label={t('packs.lasts')}
        hint={t('packs.lasts.hint')}
        defaultValue={value('lasts')}
        error={wrong('validityMonths', t('packs.lasts.error')) ?? wrong('validityDays', t('packs.lasts.error'))}
      />
      <SelectField name="span" label={t('packs.span')} defaultValue={value('span')}>
        <option value="mois">{t('packs.span.months')}</option>
        <option value="jours">{t('packs.span.days')}</option>
      </SelectField>
    </>
  );
}

/** Puts a pack on the shelf, or changes the known one. */
function PackForm({ site, packs, known }: Props & { known: Pack | null }) {
  const { t } = useI18n();
  const refused = useRefused('pack');
  const [fresh] = useState(() => uuid7());
  const typed =
    refused.problem !== null && (known ? refused.values['id'] === known.id : refused.values['neuf'] === '1');
  const problem = typed ? refused.problem : null;
  // A rate of VAT that is no longer in force is shown as it is, so that it is changed on purpose.
  const vatRates = [...new Set([...packs.vatRates, ...(known ? [known.vatRateBp] : [])])];
  const before = stored(known, vatRates);
  const value = (name: string): string => (typed ? (refused.values[name] ?? '') : before[name]!);
  const wrong = (field: string, words: string) => (isRefused(problem, field) ? words : null);
  return (
    <form className="stack" method="post" action={manageUrl('/carnets', site.slug)}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="carnet" />
      <input type="hidden" name="id" value={known?.id ?? (typed ? refused.values['id'] : fresh)} />
      {!known && <input type="hidden" name="neuf" value="1" />}
      <div className="fields">
        <Field
          name="name"
          label={t('packs.name')}
          maxLength={120}
          required
          defaultValue={value('name')}
          error={wrong('name', t('packs.name.error'))}
        />
        <AmountFields
          values={{ unit: value('unit'), amount: value('amount'), countsAt: value('countsAt') }}
          problem={problem}
        />
        <ScopeField site={site} value={value('quoi')} error={null} />
        <PriceFields vatRates={vatRates} value={value} wrong={wrong} />
      </div>
      <CheckField
        name="selfService"
        value="1"
        label={t('packs.selfService')}
        defaultChecked={value('selfService') === '1'}
      />
      <CheckField name="active" value="1" label={t('packs.active')} defaultChecked={value('active') === '1'} />
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'packs.save' : 'packs.add')}
        </Button>
      </div>
    </form>
  );
}

function Row({ pack, packs, site, editable }: Props & { pack: Pack; editable: boolean }) {
  const { t, money } = useI18n();
  const say = useSayCredit(packs.currency);
  return (
    <tr>
      <th scope="row">
        {pack.name} {!pack.active && <Tag>{t('packs.inactive')}</Tag>}
      </th>
      <td>{say.amount(pack.unit, pack.amount)}</td>
      <td>{say.scope(pack)}</td>
      <td>{say.validity(pack)}</td>
      <td className="num">
        {money(pack.grossCents, packs.currency)} <span className="small muted">{t('packs.gross')}</span>
      </td>
      <td>{pack.selfService ? t('packs.byMembers') : t('packs.byStaff')}</td>
      <td className="end">
        {editable && (
          <a
            href={manageUrl('/carnets', site.slug, { carnet: pack.id }) + '#carnet'}
            aria-label={t('packs.edit.of', { name: pack.name })}
          >
            {t('packs.edit')}
          </a>
        )}
      </td>
    </tr>
  );
}

/** What is sold as credit; managers change it. */
export function Shelf({ site, packs, chosen }: Props & { chosen: string | null }) {
  const { t } = useI18n();
  const refused = useRefused('pack');
  const editable = site.role === 'manager';
  const known = packs.packs.find(({ id }) => id === chosen) ?? null;
  return (
    <Card title={t('packs.title')}>
      {packs.packs.length === 0 ? (
        <p className="muted">{t('packs.none')}</p>
      ) : (
        <Scroll label={t('packs.title')}>
          <Table
            className="folds"
            caption={t('packs.title')}
            columns={[
              'packs.name',
              'packs.amount',
              'packs.for',
              'packs.lasts',
              'packs.price',
              'packs.seller',
              { text: 'packs.edit', end: true, unseen: true },
            ]}
          >
            {packs.packs.map((pack) => (
              <Row key={pack.id} pack={pack} packs={packs} site={site} editable={editable} />
            ))}
          </Table>
        </Scroll>
      )}
      {editable && known && (
        <section className="stack" id="carnet" aria-labelledby="carnet-titre">
          <h3 id="carnet-titre">{t('packs.edit.of', { name: known.name })}</h3>
          <p className="hint">{t('packs.edit.hint')}</p>
          <PackForm key={known.id} site={site} packs={packs} known={known} />
        </section>
      )}
      {editable && (
        <details open={packs.packs.length === 0 || refused.values['neuf'] === '1' || undefined}>
          <summary>{t('packs.new')}</summary>
          <PackForm site={site} packs={packs} known={null} />
        </details>
      )}
    </Card>
  );
}
