import { useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button } from '../kit/button';
import { AreaField, CheckField, Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { type Differing, Differences } from './differences';
import {
  ADDRESS,
  COUNTRIES,
  type Country,
  IDENTITY,
  type Line,
  NAME,
  ON_DOCUMENTS,
  PAYMENT,
  REGIMES,
  VAT_NUMBER,
  countryOf,
  errorOf,
  hintOf,
  labelOf,
  shownOf,
} from './fields';
import type { SellerAnswer } from './paths';
import { CountryNav } from './country-nav';

/** What the fields of the form share. */
interface Form {
  seller: SellerAnswer;
  country: Country;
  values: Record<string, string>;
  wrong: ReadonlySet<string>;
}

function Lines({ lines, form }: { lines: readonly Line[]; form: Form }) {
  const { t, locale } = useI18n();
  const { seller, country, values, wrong } = form;
  return (
    <>
      {lines
        .filter(({ countries }) => countries === undefined || countries.includes(country))
        .map((line) => {
          const { field, countries: _countries, byCountry: _words, hint, ...input } = line;
          const known = field === 'electronicAddress' && country === seller.profile?.country;
          const own = known ? seller.profile?.ownElectronicAddress : null;
          return (
            <Field
              key={field}
              id={field}
              name={field}
              label={t(labelOf(line, country))}
              hint={own ? t('seller.electronicAddress.own', { address: own }) : hint && t(hintOf(line, country))}
              {...input}
              defaultValue={values[field] ?? shownOf(seller.profile, field, locale)}
              error={wrong.has(field) ? t(errorOf(line, country)) : null}
            />
          );
        })}
    </>
  );
}

function Identity({ form }: { form: Form }) {
  const { t } = useI18n();
  const { seller, country, values, wrong } = form;
  const { legalForms = [], withCapital = [] } = seller.countries.find((one) => one.country === country) ?? {};
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('seller.identity')}</legend>
      <div className="fields">
        <Lines lines={[NAME]} form={form} />
        <SelectField
          key={country}
          id="legalForm"
          name="legalForm"
          label={t('seller.legalForm')}
          required
          defaultValue={values['legalForm'] ?? seller.profile?.legalForm ?? ''}
          error={wrong.has('legalForm') ? t('seller.legalForm.error') : null}
        >
          <option value="">{t('seller.choose')}</option>
          {legalForms.map((each) => (
            <option key={each} value={each} data-capital={withCapital.includes(each) || undefined}>
              {t(`seller.form.${each}`)}
            </option>
          ))}
        </SelectField>
        <Lines lines={IDENTITY} form={form} />
      </div>
    </fieldset>
  );
}

function Vat({ form }: { form: Form }) {
  const { t } = useI18n();
  const { seller, country, values, wrong } = form;
  const again = Object.keys(values).length > 0;
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('seller.vat')}</legend>
      <div className="fields">
        <SelectField
          id="vatRegime"
          name="vatRegime"
          label={t('seller.vatRegime')}
          hint={t('seller.vatRegime.hint')}
          required
          defaultValue={values['vatRegime'] ?? seller.profile?.vatRegime ?? ''}
          error={wrong.has('vatRegime') ? t('seller.vatRegime.error') : null}
        >
          <option value="">{t('seller.choose')}</option>
          {REGIMES.map((regime) => (
            <option key={regime} value={regime}>
              {t(`seller.regime.${regime}.${country}`)}
            </option>
          ))}
        </SelectField>
        <Lines lines={[VAT_NUMBER]} form={form} />
      </div>
      {country === 'FR' && (
        <CheckField
          name="vatOnDebits"
          label={t('seller.vatOnDebits')}
          defaultChecked={again ? values['vatOnDebits'] === 'on' : (seller.profile?.vatOnDebits ?? false)}
        />
      )}
    </fieldset>
  );
}

function Part({ title, lines, form }: { title: Key; lines: readonly Line[]; form: Form }) {
  const { t } = useI18n();
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t(title)}</legend>
      <div className="fields">
        <Lines lines={lines} form={form} />
      </div>
    </fieldset>
  );
}

/** Who sells here. The country decides what is asked; its links work without JavaScript too. */
export function SellerForm({ site, seller }: { site: Grant; seller: SellerAnswer }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { values, problem } = useRefused('seller');
  const country =
    countryOf(search.get('pays')) ?? countryOf(values['country']) ?? countryOf(seller.country) ?? COUNTRIES[0];
  const wrong = new Set(problem?.errors?.map(({ field }) => field));
  const form = { seller, country, values, wrong };
  const lines = [NAME, ...IDENTITY, ...ADDRESS, VAT_NUMBER, ...PAYMENT, ...ON_DOCUMENTS];
  const named = Object.fromEntries([
    ...lines.map((line) => [line.field, { id: line.field, label: t(labelOf(line, country)) }] as const),
    ['legalForm', { id: 'legalForm', label: t('seller.legalForm') }] as const,
    ['vatRegime', { id: 'vatRegime', label: t('seller.vatRegime') }] as const,
    ['closing', { id: 'closing', label: t('seller.closing') }] as const,
  ]);
  const differing = problem?.code === 'seller_prices_differ' ? (problem['products'] as Differing[]) : null;
  return (
    <form className="stack seller-form" method="post" action={manageUrl('/lieu/societe', site.slug)}>
      <ErrorSummary problem={problem} fields={named}>
        {differing && (
          <>
            <Differences site={site} products={differing} apart />
            <p>{t('seller.pricesSeen.how')}</p>
            <CheckField name="pricesSeen" label={t('seller.pricesSeen')} required />
          </>
        )}
      </ErrorSummary>
      <input type="hidden" name="faire" value="vendeur" />
      <input type="hidden" name="country" value={country} />
      <CountryNav site={site} country={country} />
      <Identity form={form} />
      <Part title="seller.address" lines={ADDRESS} form={form} />
      <Vat form={form} />
      <Part title="seller.payment" lines={PAYMENT} form={form} />
      <Part title="seller.documents" lines={ON_DOCUMENTS} form={form} />
      <AreaField
        id="closing"
        name="closing"
        label={t('seller.closing')}
        hint={t('seller.closing.hint')}
        maxLength={600}
        rows={3}
        defaultValue={values['closing'] ?? seller.profile?.closing ?? ''}
        error={wrong.has('closing') ? t('seller.closing.error') : null}
      />
      <p className="hint">{t('seller.fromNow')}</p>
      <div className="row">
        <Button type="submit" look="primary">
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
