import { useState } from 'react';
import { Link } from 'wouter';
import type { Grant, Inventory, ManagedResource } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { manageUrl, resourceUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button } from '../kit/button';
import { AreaField, CheckField, Field, SelectField } from '../kit/field';
import { AccessFields } from './access-facts';
import { FEATURES } from './features';

const KINDS = ['desk', 'room', 'machine'] as const;

/** Why each field was refused, in the reader's words. */
const ERRORS = {
  name: 'resources.name.error',
  capacity: 'resources.capacity.error',
  people: 'resources.people.error',
  preparationMinutes: 'resources.preparation.error',
  stepMinutes: 'resources.step.error',
  minMinutes: 'resources.min.error',
  maxMinutes: 'resources.max.error',
  'accessibility.doorWidthCm': 'resources.door.error',
} as const satisfies Record<string, Key>;

interface Start {
  /** What a field starts with: what was typed before a refusal, else what is known. */
  value: (name: string, known: string | number | null | undefined) => string;
  checked: (name: string, known: boolean) => boolean;
  error: (field: keyof typeof ERRORS) => string | null;
  values: Record<string, string>;
}

function useStart(): Start {
  const { t } = useI18n();
  const { values, problem } = useRefused('resource');
  const again = problem !== null;
  return {
    values,
    value: (name, known) => values[name] ?? known?.toString() ?? '',
    // A box that was left empty is not sent at all.
    checked: (name, known) => (again ? values[name] === 'on' : known),
    error: (field) => {
      const taken = field === 'name' && problem?.code === 'name_taken';
      return taken || problem?.errors?.some((one) => one.field === field) ? t(ERRORS[field]) : null;
    },
  };
}

interface Props {
  site: Grant;
  inventory: Inventory;
  /** What the form is about, or what its new resource is a copy of. */
  facts: ManagedResource | null;
  start: Start;
}

function HowMany({ facts, start: { value, error } }: Pick<Props, 'facts' | 'start'>) {
  const { t } = useI18n();
  return (
    <>
      <SelectField
        name="partage"
        label={t('resources.sold')}
        defaultValue={value('partage', facts?.mode ?? 'exclusive')}
      >
        <option value="exclusive">{t('resources.mode.exclusive')}</option>
        <option value="pool">{t('resources.mode.pool')}</option>
      </SelectField>
      <Field
        name="places"
        type="number"
        min={1}
        max={10_000}
        label={t('resources.capacity')}
        hint={t('resources.capacity.hint')}
        defaultValue={value('places', facts?.capacity ?? 1)}
        error={error('capacity')}
      />
      <Field
        name="personnes"
        type="number"
        min={1}
        max={10_000}
        label={t('resources.people')}
        hint={t('resources.people.hint')}
        defaultValue={value('personnes', facts?.people)}
        error={error('people')}
      />
    </>
  );
}

function What({ inventory, facts, start, own }: Props & { own: string | null }) {
  const { t } = useI18n();
  const { value, error } = start;
  // Only what is booked as a whole can contain others.
  const around = inventory.resources.filter((one) => one.id !== own && one.mode === 'exclusive' && one.active);
  // One that was retired is shown where it still is, so that another is chosen on purpose.
  const rates = inventory.rates.filter(({ id, active }) => active || id === facts?.rateId);
  return (
    <div className="fields">
      <Field
        name="nom"
        label={t('resources.name')}
        required
        maxLength={120}
        defaultValue={value('nom', own === null && facts ? t('resources.copied', { name: facts.name }) : facts?.name)}
        error={error('name')}
      />
      <SelectField name="sorte" label={t('resources.kind')} defaultValue={value('sorte', facts?.kind ?? 'desk')}>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField name="tarif" label={t('resources.rate')} defaultValue={value('tarif', facts?.rateId)}>
        {rates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <HowMany facts={facts} start={start} />
      <Field name="zone" label={t('resources.zone')} maxLength={120} defaultValue={value('zone', facts?.zone)} />
      <SelectField
        name="dans"
        label={t('resources.parent')}
        hint={t('resources.parent.hint')}
        defaultValue={value('dans', facts?.parentId)}
      >
        <option value="">{t('resources.parent.none')}</option>
        {around.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function HowLong({ facts, start: { value, error } }: Pick<Props, 'facts' | 'start'>) {
  const { t } = useI18n();
  const fields = [
    { name: 'pas', label: 'resources.step', known: facts?.stepMinutes ?? 30, why: error('stepMinutes'), min: 5 },
    { name: 'min', label: 'resources.min', known: facts?.minMinutes ?? 60, why: error('minMinutes'), min: 5 },
    { name: 'max', label: 'resources.max', known: facts?.maxMinutes ?? 1440, why: error('maxMinutes'), min: 5 },
    {
      name: 'preparation',
      label: 'resources.preparation',
      known: facts?.preparationMinutes ?? 0,
      why: error('preparationMinutes'),
      min: 0,
    },
  ] as const;
  return (
    <div className="fields">
      {fields.map(({ name, label, known, why, min }) => (
        <Field
          key={name}
          name={name}
          type="number"
          required
          min={min}
          step={5}
          label={t(label)}
          defaultValue={value(name, known)}
          error={why}
        />
      ))}
    </div>
  );
}

function Described({ facts, start: { value } }: Pick<Props, 'facts' | 'start'>) {
  const { t } = useI18n();
  return (
    <div className="fields">
      <AreaField
        name="texte-fr"
        label={t('resources.text.fr')}
        maxLength={2000}
        defaultValue={value('texte-fr', facts?.description?.fr)}
      />
      <AreaField
        name="texte-en"
        label={t('resources.text.en')}
        maxLength={2000}
        defaultValue={value('texte-en', facts?.description?.en)}
      />
    </div>
  );
}

/** Describes a resource, or a new one, which may start as the copy of another (`model`). */
export function ResourceForm({
  site,
  inventory,
  known,
  model,
}: {
  site: Grant;
  inventory: Inventory;
  known: ManagedResource | null;
  model: ManagedResource | null;
}) {
  const { t } = useI18n();
  const [fresh] = useState(() => uuid7());
  const start = useStart();
  const facts = known ?? model;
  return (
    <form className="stack" method="post" action={resourceUrl(site.slug, known?.id ?? null)} key={known?.id ?? ''}>
      <input type="hidden" name="faire" value="decrire" />
      {!known && <input type="hidden" name="id" value={start.value('id', fresh)} />}
      <What site={site} inventory={inventory} facts={facts} start={start} own={known?.id ?? null} />
      <fieldset className="stack-tight">
        <legend className="legend">{t('resources.times')}</legend>
        <HowLong facts={facts} start={start} />
      </fieldset>
      <fieldset className="stack-tight">
        <legend className="legend">{t('resource.features')}</legend>
        <div className="checks">
          {FEATURES.map((feature) => (
            <CheckField
              key={feature}
              name={`e-${feature}`}
              label={t(`feature.${feature}`)}
              defaultChecked={start.checked(`e-${feature}`, facts?.features.includes(feature) ?? false)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="stack-tight">
        <legend className="legend">{t('resources.accessibility')}</legend>
        <div className="fields">
          <AccessFields
            of="resource"
            known={facts?.accessibility ?? {}}
            values={start.values}
            doorError={start.error('accessibility.doorWidthCm')}
          />
        </div>
      </fieldset>
      <fieldset className="stack-tight">
        <legend className="legend">{t('resources.text')}</legend>
        <p className="hint">{t('resources.text.hint')}</p>
        <Described facts={facts} start={start} />
      </fieldset>
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'action.save' : 'resources.add')}
        </Button>
        <Link className="btn" href={manageUrl('/lieu/places', site.slug)}>
          {t('resources.leave')}
        </Link>
      </div>
    </form>
  );
}
