import { type ComponentProps, useState } from 'react';
import type { components } from '../api/schema';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { RateField } from '../manage/rate-field';
import { isRefused } from '../manage/rules-form';
import { linesUrl } from './links';
import type { Line, LinesPage, Whose } from './paths';

type Product = components['schemas']['LineView']['product'];
const PRODUCTS: readonly Product[] = [
  ...(['other', 'desk', 'room', 'machine', 'membership', 'pack', 'extra', 'fee', 'goods'] as const),
];
const FIELDS = {
  label: { id: 'libelle', max: 200 },
  suppliedOn: { id: 'jour' },
  quantity: { id: 'quantite' },
  unitPrice: { id: 'prix' },
  vatRateBp: { id: 'tva' },
  account: { id: 'compte' },
  analytic: { id: 'analytique' },
  costCentreId: { id: 'centre' },
} as const;
type Name = keyof typeof FIELDS;

interface Props {
  site: Grant;
  whose: Whose;
  page: LinesPage;
  /** The line that is changed; null: a new one. */
  known: Line | null;
}

const typed = (decimal: string): string => decimal.replace('.', ',');
const valuesOf = (page: LinesPage, line: Line | null): Record<string, string> =>
  line
    ? {
        ...{ libelle: line.label, jour: line.suppliedOn, quantite: typed(line.quantity), prix: typed(line.unitPrice) },
        ...{ mode: line.priceMode, tva: String(line.vatRateBp), produit: line.product },
        ...{ compte: line.account ?? '', analytique: line.analytic ?? '', centre: line.costCentreId ?? '' },
      }
    : { jour: page.today, quantite: '1', mode: 'net', tva: String(page.rates[0] ?? 0), produit: 'other' };

/** Of a company that has some; one that is no longer in use stays on what it is on. */
function CostCentre({
  field,
  page: { costCentres },
  known,
}: Pick<Props, 'page' | 'known'> & { field: Omit<ComponentProps<typeof SelectField>, 'children'> }) {
  const { t } = useI18n();
  const own = known?.costCentreId ? [{ id: known.costCentreId, name: known.costCentre ?? '' }] : [];
  const centres = [...costCentres, ...own.filter(({ id }) => costCentres.every((one) => one.id !== id))];
  if (centres.length === 0) return null;
  return (
    <SelectField {...field}>
      <option value="">{t('company.centre.none')}</option>
      {centres.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** What is charged, how much of it, at which price and on which day; where it is booked, for who asks. */
export function LineForm({ site, whose, page, known }: Props) {
  const { t } = useI18n();
  const refused = useRefused('line');
  const [fresh] = useState(() => uuid7());
  const problem = refused.problem;
  const values = problem ? refused.values : valuesOf(page, known);
  const labels = Object.fromEntries(
    Object.entries(FIELDS).map(([name, { id }]) => [name, { id, label: t(`oneOff.${name as Name}`) }]),
  );
  const field = (name: Name) => ({
    ...{
      id: FIELDS[name].id,
      name: FIELDS[name].id,
      label: t(`oneOff.${name}`),
      defaultValue: values[FIELDS[name].id] ?? '',
    },
    error: isRefused(problem, name) ? t(`oneOff.${name}.error`) : null,
    autoComplete: 'off',
  });
  // One that is no longer in force is shown as it is, so that it is changed on purpose.
  const rates = [...new Set([...page.rates, ...(known ? [known.vatRateBp] : [])])];
  const booked = problem !== null && (isRefused(problem, 'account') || isRefused(problem, 'analytic'));
  return (
    <form className="stack" method="post" action={linesUrl(site.slug, whose, known ? { ligne: known.id } : {})}>
      <ErrorSummary problem={problem} fields={labels} />
      <input type="hidden" name="faire" value={known ? 'changer' : 'ajouter'} />
      <input type="hidden" name="id" value={known?.id ?? values['id'] ?? fresh} />
      <Field {...field('label')} required maxLength={FIELDS.label.max} />
      <div className="fields">
        <Field {...field('suppliedOn')} type="date" required hint={t('oneOff.suppliedOn.hint')} />
        <Field {...field('quantity')} inputMode="decimal" required hint={t('oneOff.quantity.hint')} />
        <Field {...field('unitPrice')} required hint={t('oneOff.unitPrice.hint', { currency: page.currency })} />
        <SelectField name="mode" label={t('oneOff.mode')} defaultValue={values['mode']}>
          {(['net', 'gross'] as const).map((mode) => (
            <option key={mode} value={mode}>
              {t(`rate.mode.${mode}`)}
            </option>
          ))}
        </SelectField>
        <RateField {...field('vatRateBp')} rates={rates} />
        <CostCentre field={field('costCentreId')} page={page} known={known} />
      </div>
      <details open={booked || Boolean(known?.account ?? known?.analytic) || undefined}>
        <summary>{t('oneOff.booked')}</summary>
        <div className="fields">
          <SelectField name="produit" label={t('oneOff.product')} defaultValue={values['produit']}>
            {PRODUCTS.map((product) => (
              <option key={product} value={product}>
                {t(`compta.use.${product}`)}
              </option>
            ))}
          </SelectField>
          <Field {...field('account')} maxLength={20} hint={t('oneOff.account.hint')} />
          <Field {...field('analytic')} maxLength={20} />
        </div>
      </details>
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'oneOff.save' : 'oneOff.add')}
        </Button>
        {known && <ButtonLink href={linesUrl(site.slug, whose)}>{t('oneOff.leave')}</ButtonLink>}
      </div>
    </form>
  );
}
