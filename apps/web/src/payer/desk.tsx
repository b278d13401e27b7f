import { at } from '../api/paths';
import type { ProblemBody } from '../api/problem';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { SelectField } from '../kit/field';
import { useSayRefused } from './refused';
import { ONESELF } from './value';

interface DeskProps {
  siteId: string;
  value: string;
  onChange: (value: string) => void;
  problem: ProblemBody | null;
}

/** The same at the desk: of the companies that the site knows. Which of them pay for this member, the API says. */
export function DeskPayerField({ siteId, value, onChange, problem }: DeskProps) {
  const { t } = useI18n();
  const sayRefused = useSayRefused();
  const companies = useGet(at.accounts(siteId)).data?.companies ?? [];
  if (companies.length === 0) return null;
  return (
    <SelectField
      label={t('payer.who')}
      hint={t('payer.usual.hint')}
      name="payeur"
      value={value}
      error={sayRefused(problem)}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('payer.usual')}</option>
      <option value={ONESELF}>{t('payer.member')}</option>
      {companies.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
