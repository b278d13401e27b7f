import type { components } from '../api/schema';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Banner, ErrorSummary } from '../kit/messages';

/**
 * Whether a buyer owes the VAT: said by a manager of each member and each company. Closed while nothing was decided, because
 * it is for the few who are businesses elsewhere in the Union. `id` says which buyer of the page a refusal is about.
 */
export function ReverseCharge({
  action,
  id,
  name,
  charge: { decided, applies, refusal },
}: {
  action: string;
  id: string;
  name: string;
  charge: components['schemas']['ReverseChargeView'];
}) {
  const { t } = useI18n();
  const { values, problem } = useRefused('reverseCharge');
  const refused = problem && values['id'] === id ? problem : null;
  const other = refusal === 'reverse_charge_other_number';
  const said = (word: '1' | '0') => (
    <Button type="submit" small name="decidee" value={word}>
      {t(word === '1' ? 'reverseCharge.decide' : 'reverseCharge.takeBack')}
    </Button>
  );
  return (
    <details open={decided || refused !== null || undefined}>
      <summary>{t('reverseCharge.title')}</summary>
      <form className="stack" method="post" action={action}>
        <ErrorSummary problem={refused} />
        <input type="hidden" name="faire" value="autoliquidation" />
        <input type="hidden" name="id" value={id} />
        {decided && !applies && refusal ? (
          <Banner tone="warn">
            <p className="strong">{t('reverseCharge.lapsed', { name })}</p>
            <p>{t(`problem.${refusal}`)}</p>
          </Banner>
        ) : (
          <p>{t(decided ? 'reverseCharge.decided' : 'reverseCharge.about', { name })}</p>
        )}
        {!decided && refusal && <p className="hint">{t(`problem.${refusal}`)}</p>}
        <div className="row">
          {(decided ? other : refusal === null) && said('1')}
          {decided && said('0')}
        </div>
      </form>
    </details>
  );
}
