import { useState } from 'react';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { AreaField, CheckField, Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { RateField } from './rate-field';
import { formulaUrl } from '../memberships/links';
import { typedMoney } from './credits-form';
import { Access, Allowances, Discounts, RatesInstead } from './plan-gives';
import { useStart, type PlanFormProps } from './plan-start';

const moneyField = { inputMode: 'decimal', autoComplete: 'off' } as const;
const countField = { inputMode: 'numeric', autoComplete: 'off' } as const;

function Price({ book, known, start: { value, wrong } }: PlanFormProps) {
  const { t } = useI18n();
  // A rate of VAT that is no longer in force is shown as it is, so that it is changed on purpose.
  const vatRates = [...new Set([...book.vatRates, ...(known ? [known.vatRateBp] : [])])];
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('plans.price.legend')}</legend>
      <div className="fields">
        <Field
          {...moneyField}
          id="prix"
          name="prix"
          required
          label={t('plans.price', { currency: book.currency })}
          hint={known && known.holders > 0 ? t('plans.price.held', { count: known.holders }) : undefined}
          defaultValue={value('prix', known && typedMoney(known.priceCents))}
          error={wrong('priceCents', t('plans.money.error'))}
        />
        <SelectField name="mode" label={t('tarifs.mode')} defaultValue={value('mode', known?.priceMode ?? 'gross')}>
          <option value="gross">{t('tarifs.mode.gross')}</option>
          <option value="net">{t('tarifs.mode.net')}</option>
        </SelectField>
        <RateField
          id="tva"
          name="tva"
          label={t('money.vat')}
          defaultValue={value('tva', known?.vatRateBp ?? vatRates[0])}
          error={wrong('vatRateBp', t('tarifs.vat.error'))}
          rates={vatRates}
        />
        <Field
          {...moneyField}
          id="frais"
          name="frais"
          label={t('plans.fee')}
          hint={t('plans.fee.hint')}
          defaultValue={value('frais', known && known.entryFeeCents > 0 ? typedMoney(known.entryFeeCents) : '')}
          error={wrong('entryFeeCents', t('plans.money.error'))}
        />
      </div>
    </fieldset>
  );
}

/** How long a period is, and where it begins. */
function Cycles({ known, start: { value } }: PlanFormProps) {
  const { t } = useI18n();
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('plans.cycle.legend')}</legend>
      <div className="fields">
        <SelectField
          id="cycle"
          name="cycle"
          label={t('plans.cycle')}
          hint={known?.used ? t('plans.cycle.fixed') : undefined}
          defaultValue={value('cycle', known?.cycle ?? 'month')}
        >
          {(['month', 'quarter', 'year'] as const)
            .filter((cycle) => !known?.used || cycle === known.cycle)
            .map((cycle) => (
              <option key={cycle} value={cycle}>
                {t(`plans.cycle.${cycle}`)}
              </option>
            ))}
        </SelectField>
        <SelectField
          name="ancre"
          label={t('plans.anchor')}
          hint={t('plans.anchor.hint')}
          defaultValue={value('ancre', known?.anchor ?? 'first')}
        >
          <option value="first">{t('plans.anchor.first')}</option>
          <option value="start">{t('plans.anchor.start')}</option>
        </SelectField>
      </div>
    </fieldset>
  );
}

/** A price that changes on a day, and what becomes of the memberships that are running. */
function NextPrice({ known, start: { value, wrong } }: PlanFormProps) {
  const { t } = useI18n();
  const amount = wrong('nextPriceCents', t('plans.next.amount.error'));
  const day = wrong('nextPriceFrom', t('plans.next.day.error'));
  const open = amount !== null || day !== null || known?.nextPriceFrom != null;
  return (
    <details open={open || undefined}>
      <summary>{t('plans.next')}</summary>
      <div className="stack-tight">
        <p className="hint">{t('plans.next.hint', { count: known?.holders ?? 0 })}</p>
        <div className="fields">
          <Field
            {...moneyField}
            id="prix-apres"
            name="prix-apres"
            label={t('plans.next.amount')}
            defaultValue={value(
              'prix-apres',
              known?.nextPriceCents != null ? typedMoney(known.nextPriceCents) : undefined,
            )}
            error={amount}
          />
          <Field
            type="date"
            id="prix-du"
            name="prix-du"
            label={t('plans.next.day')}
            defaultValue={value('prix-du', known?.nextPriceFrom)}
            error={day}
          />
        </div>
      </div>
    </details>
  );
}

function Bounds({ known, start: { value, wrong, checked } }: PlanFormProps) {
  const { t } = useI18n();
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('plans.bounds')}</legend>
      <div className="fields">
        <Field
          {...countField}
          id="engagement"
          name="engagement"
          label={t('plans.commitment')}
          hint={t('plans.commitment.hint')}
          defaultValue={value('engagement', known?.commitmentMonths ?? 0)}
          error={wrong('commitmentMonths', t('plans.commitment.error'))}
        />
        <Field
          {...countField}
          id="preavis"
          name="preavis"
          label={t('plans.notice')}
          hint={t('plans.notice.hint')}
          defaultValue={value('preavis', known?.noticeDays ?? 30)}
          error={wrong('noticeDays', t('plans.notice.error'))}
        />
      </div>
      <CheckField
        name="membres"
        value="1"
        label={t('plans.selfService')}
        defaultChecked={checked('membres', known?.selfService ?? true)}
      />
      <CheckField
        name="repos"
        value="1"
        label={t('plans.selfPause')}
        defaultChecked={checked('repos', known?.selfPause ?? false)}
      />
    </fieldset>
  );
}

/** Describes a plan, or a new one. */
export function PlanForm({ site, book, known }: { site: Grant } & Omit<PlanFormProps, 'start'>) {
  const { t } = useI18n();
  const start = useStart();
  const { problem } = useRefused('formula');
  const [fresh] = useState(() => uuid7());
  const props = { book, known, start };
  const { value, wrong } = start;
  const fields = Object.fromEntries(
    (
      [
        ['name', 'nom', 'tarifs.name'],
        ['priceCents', 'prix', 'plans.price.legend'],
        ['vatRateBp', 'tva', 'money.vat'],
        ['entryFeeCents', 'frais', 'plans.fee'],
        ['commitmentMonths', 'engagement', 'plans.commitment'],
        ['noticeDays', 'preavis', 'plans.notice'],
        ['nextPriceCents', 'prix-apres', 'plans.next.amount'],
        ['nextPriceFrom', 'prix-du', 'plans.next.day'],
      ] as const
    ).map(([field, id, key]) => [field, { id, label: t(key) }]),
  );
  return (
    <form className="stack" method="post" action={formulaUrl(site.slug, known?.id ?? null)}>
      <ErrorSummary problem={problem} fields={fields} />
      {!known && <input type="hidden" name="id" value={value('id', fresh)} />}
      <input type="hidden" name="offerte" value={value('offerte', (known?.active ?? true) ? '1' : '0')} />
      <div className="fields">
        <Field
          id="nom"
          name="nom"
          required
          maxLength={120}
          autoComplete="off"
          label={t('tarifs.name')}
          defaultValue={value('nom', known?.name)}
          error={wrong('name', t('plans.name.error'))}
        />
      </div>
      <AreaField
        name="description"
        maxLength={2000}
        label={t('plans.description')}
        hint={t('plans.description.hint')}
        defaultValue={value('description', known?.description)}
        error={wrong('description', t('plans.description.error'))}
      />
      <Price {...props} />
      <Cycles {...props} />
      {known && <NextPrice {...props} />}
      <Allowances {...props} />
      <Discounts {...props} />
      <Access {...props} />
      <RatesInstead {...props} />
      <Bounds {...props} />
      <p className="hint">{t('plans.kept')}</p>
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'action.save' : 'plans.add')}
        </Button>
        <ButtonLink href={manageUrl('/formules', site.slug)}>{t('resources.leave')}</ButtonLink>
      </div>
    </form>
  );
}
