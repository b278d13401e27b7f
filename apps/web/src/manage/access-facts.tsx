import type { AccessFacts } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Field, SelectField } from '../kit/field';
import { YES_NO_FACTS } from '../site/facts';

type YesNoFact = (typeof YES_NO_FACTS)[number];
/** What is asked of a whole site, and what of one place in it. */
const ASKED = {
  site: YES_NO_FACTS.filter((fact) => fact !== 'adjustableDesk' && fact !== 'dimmableLight'),
  resource: YES_NO_FACTS.filter((fact) => fact !== 'accessibleParking' && fact !== 'assistanceDogs' && fact !== 'lift'),
} as const satisfies Record<string, readonly YesNoFact[]>;

const shown = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'oui' : 'non');

interface Props {
  of: keyof typeof ASKED;
  known: AccessFacts;
  /** What was typed before a refusal. */
  values: Record<string, string>;
  doorError: string | null;
}

/** Facts that matter to some and that only somebody on site can check: yes, no, or not looked at. */
export function AccessFields({ of, known, values, doorError }: Props) {
  const { t } = useI18n();
  return (
    <>
      {ASKED[of].map((fact) => (
        <SelectField
          key={fact}
          name={`a-${fact}`}
          label={t(`accessFact.${fact}`)}
          defaultValue={values[`a-${fact}`] ?? shown(known[fact])}
        >
          <option value="">{t('resources.fact.unknown')}</option>
          <option value="oui">{t('resources.fact.yes')}</option>
          <option value="non">{t('resources.fact.no')}</option>
        </SelectField>
      ))}
      <Field
        name="porte"
        type="number"
        min={40}
        max={400}
        label={t('resources.door')}
        hint={t('resources.door.hint')}
        defaultValue={values['porte'] ?? known.doorWidthCm?.toString() ?? ''}
        error={doorError}
      />
    </>
  );
}
