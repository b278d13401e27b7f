import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { SelectField } from '../kit/field';
import { Pending } from '../kit/pending';
import { SENDINGS, sendingAt } from './paths';

/** Which documents go out by mail without anybody saying so. */
export function SendingForm({ site }: { site: Grant }) {
  const { t } = useI18n();
  const answer = useGet(sendingAt(site.id));
  if (!answer.data) return <Pending of={answer} blocks={1} />;
  const { data } = answer;
  return (
    <Card title={t('seller.sending')}>
      <form className="stack-tight" method="post" action={manageUrl('/lieu/societe', site.slug)}>
        <input type="hidden" name="faire" value="envoi" />
        <SelectField
          id="sending"
          name="sending"
          label={t('seller.sending.label')}
          hint={t('seller.sending.hint')}
          defaultValue={data.sending}
        >
          {SENDINGS.map((sending) => (
            <option key={sending} value={sending}>
              {t(`seller.sending.${sending}`)}
            </option>
          ))}
        </SelectField>
        <div className="row">
          <Button type="submit">{t('seller.sending.save')}</Button>
        </div>
      </form>
    </Card>
  );
}
