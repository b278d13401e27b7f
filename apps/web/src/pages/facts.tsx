import './facts.css';
import type { InputHTMLAttributes } from 'react';
import { at } from '../api/paths';
import type { Grant, SiteFacts } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl, siteUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { AreaField, CheckField, Field } from '../kit/field';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { AccessFields } from '../manage/access-facts';
import { SERVICES } from '../manage/features';
import { Photos } from '../manage/photos';
import { SectionFrame } from '../manage/section-frame';

const DONE: Record<string, Key> = {
  fiche: 'facts.done',
  photo: 'photos.done.added',
  legende: 'photos.done.described',
  ordre: 'photos.done.ordered',
  otee: 'photos.done.removed',
};

/** The fields of one line, each with what it may hold. */
const LINES = [
  { field: 'name', word: 'name', maxLength: 120, required: true },
  { field: 'street', word: 'street', maxLength: 200, required: true },
  { field: 'postcode', word: 'postcode', maxLength: 12, required: true },
  { field: 'commune', word: 'commune', maxLength: 120, required: true },
  { field: 'phone', word: 'phone', type: 'tel', maxLength: 30 },
  { field: 'email', word: 'email', type: 'email', maxLength: 254 },
  { field: 'lat', word: 'lat', type: 'number', step: 'any', min: -90, max: 90, required: true },
  { field: 'lon', word: 'lon', type: 'number', step: 'any', min: -180, max: 180, required: true },
  { field: 'horizonDays', word: 'horizon', type: 'number', min: 1, max: 730, required: true },
] as const satisfies readonly (InputHTMLAttributes<HTMLInputElement> & { field: keyof SiteFacts; word: string })[];

/** What a form about the facts shows again when it was refused. */
interface Form {
  facts: SiteFacts;
  values: Record<string, string>;
  refused: (field: string) => boolean;
  checked: (name: string, known: boolean) => boolean;
}

function Texts({ facts, values }: Form) {
  const { t } = useI18n();
  return (
    <div className="fields">
      <AreaField
        name="description"
        label={t('facts.description')}
        maxLength={4000}
        defaultValue={values['description'] ?? facts.description ?? ''}
      />
      <AreaField
        name="access"
        label={t('facts.access')}
        hint={t('facts.access.hint')}
        maxLength={2000}
        defaultValue={values['access'] ?? facts.access ?? ''}
      />
    </div>
  );
}

function Services({ facts, values, refused, checked }: Form) {
  const { t } = useI18n();
  const own = facts.services.filter((service) => !(SERVICES as readonly string[]).includes(service));
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('site.services')}</legend>
      <div className="checks">
        {SERVICES.map((service) => (
          <CheckField
            key={service}
            name={`s-${service}`}
            label={t(`service.${service}`)}
            defaultChecked={checked(`s-${service}`, facts.services.includes(service))}
          />
        ))}
      </div>
      <Field
        name="services"
        label={t('facts.services.own')}
        hint={t('facts.services.hint')}
        defaultValue={values['services'] ?? own.join(', ')}
        error={refused('services') ? t('facts.services.error') : null}
      />
    </fieldset>
  );
}

function Reached({ facts, values, refused, checked }: Form) {
  const { t } = useI18n();
  return (
    <fieldset className="stack-tight">
      <legend className="legend">{t('resources.accessibility')}</legend>
      <CheckField
        name="accessible"
        label={t('facts.accessible')}
        defaultChecked={checked('accessible', facts.accessible)}
      />
      <div className="fields">
        <AccessFields
          of="site"
          known={facts.accessibility}
          values={values}
          doorError={refused('accessibility.doorWidthCm') ? t('resources.door.error') : null}
        />
      </div>
    </fieldset>
  );
}

function FactsForm({ site, facts }: { site: Grant; facts: SiteFacts }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('facts');
  const again = problem !== null;
  const refused = (field: string) => problem?.errors?.some((one) => one.field === field) === true;
  const checked = (name: string, known: boolean) => (again ? values[name] === 'on' : known);
  const form = { facts, values, refused, checked };
  return (
    <form className="stack" method="post" action={manageUrl('/lieu/fiche', site.slug)}>
      <ErrorSummary
        problem={problem}
        fields={Object.fromEntries(LINES.map(({ field, word }) => [field, { id: field, label: t(`facts.${word}`) }]))}
      />
      <input type="hidden" name="faire" value="fiche" />
      <div className="fields">
        {LINES.map(({ field, word, ...input }) => (
          <Field
            key={field}
            id={field}
            name={field}
            label={t(`facts.${word}`)}
            {...input}
            defaultValue={values[field] ?? facts[field]?.toString() ?? ''}
            error={refused(field) ? t(`facts.${word}.error`) : null}
          />
        ))}
      </div>
      <Texts {...form} />
      <Services {...form} />
      <Reached {...form} />
      <fieldset className="stack-tight">
        <legend className="legend">{t('facts.publication')}</legend>
        <CheckField
          name="published"
          label={t('facts.published')}
          defaultChecked={checked('published', facts.published)}
        />
        <p className="hint">{t('facts.published.hint')}</p>
      </fieldset>
      <div className="row">
        <Button type="submit" look="primary">
          {t('action.save')}
        </Button>
        {facts.published && <ButtonLink href={siteUrl(facts.slug)}>{t('facts.see')}</ButtonLink>}
      </div>
    </form>
  );
}

function Facts({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.facts(site.id));
  return (
    <div className="stack">
      <Done words={DONE} />
      <Card title={t('facts.about')}>
        {data ? (
          <FactsForm site={site} facts={data} />
        ) : problem ? (
          <Failed problem={problem.body} again={again} />
        ) : (
          <Skeleton blocks={2} />
        )}
      </Card>
      <Photos site={site} resourceId={null} />
    </div>
  );
}

export default function FactsPage() {
  return (
    <SectionFrame page="/lieu/fiche" managerOnly>
      {(site) => <Facts site={site} key={site.id} />}
    </SectionFrame>
  );
}
