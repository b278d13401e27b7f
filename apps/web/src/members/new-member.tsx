import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { BILLING } from './billed';
import { BillingFields, PHONE } from './billing-form';
import { finderOf, memberUrl, membersUrl, newMemberUrl } from './links';

const LANGUAGES = { fr: 'Français', en: 'English' } as const;
const ASKED = ['name', 'email', 'phone'] as const;

/** Who it is, and how to reach them. */
function Contact({
  values,
  refused,
}: {
  values: Readonly<Record<string, string>>;
  refused: (field: string) => boolean;
}) {
  const { t, locale } = useI18n();
  const [search] = useSearchParams();
  const errorOf = (field: (typeof ASKED)[number]) => (refused(field) ? t(`member.${field}.error`) : null);
  return (
    <div className="fields">
      <Field
        id="name"
        name="name"
        required
        maxLength={120}
        autoComplete="off"
        label={t('member.name')}
        defaultValue={values['name'] ?? search.get('nom') ?? ''}
        error={errorOf('name')}
      />
      <Field
        id="email"
        name="email"
        type="email"
        required
        maxLength={254}
        autoComplete="off"
        label={t('member.email')}
        hint={t('member.email.hint')}
        defaultValue={values['email'] ?? ''}
        error={errorOf('email')}
      />
      <Field
        {...PHONE}
        label={t('member.phone')}
        hint={t('member.phone.hint')}
        defaultValue={values['phone'] ?? ''}
        error={errorOf('phone')}
      />
      <SelectField
        name="locale"
        label={t('member.locale')}
        hint={t('member.locale.hint')}
        defaultValue={values['locale'] ?? locale}
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Somebody who has booked nothing yet: enough to invoice them. */
function NewMember({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { values, problem } = useRefused('newMember');
  const [fresh] = useState(() => uuid7());
  const page = finderOf(search.get('pour'));
  const refused = (field: string) => problem?.errors?.some((one) => one.field === field) === true;
  const known = problem?.code === 'member_known' ? String(problem['memberId']) : null;
  return (
    <form
      className="stack"
      method="post"
      action={newMemberUrl(site.slug, { name: search.get('nom') ?? '', ...(page && { page }) })}
    >
      <ErrorSummary
        problem={problem}
        fields={Object.fromEntries([
          ...ASKED.map((field) => [field, { id: field, label: t(`member.${field}`) }] as const),
          ...BILLING.map((field) => [field, { id: field, label: t(`member.billing.${field}`) }] as const),
        ])}
      >
        {known && (
          <p>
            <Link href={page ? manageUrl(page, site.slug, { membre: known }) : memberUrl(site.slug, known)}>
              {t(page ? 'member.known.go' : 'member.known.sheet')}
            </Link>
          </p>
        )}
      </ErrorSummary>
      <input type="hidden" name="id" value={values['id'] ?? fresh} />
      <Contact values={values} refused={refused} />
      <fieldset className="stack-tight">
        <legend className="legend">{t('member.billing')}</legend>
        <p className="hint">{t('member.new.billing')}</p>
        <BillingFields identity={{}} values={values} refused={refused} />
      </fieldset>
      <div className="row">
        <Button type="submit" look="primary">
          {t('member.new.go')}
        </Button>
      </div>
    </form>
  );
}

/** The form, with the way back to the list. */
export function NewMemberCard({ site }: { site: Grant }) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <nav className="no-print" aria-label={t('member.way')}>
        <Link href={membersUrl(site.slug)}>{t('members.title')}</Link> › {t('member.new')}
      </nav>
      <Card title={t('member.new')}>
        <NewMember site={site} />
      </Card>
    </div>
  );
}
