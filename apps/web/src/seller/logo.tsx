import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { logoAt } from './paths';

/** The picture at the head of documents. */
export function Logo({ site, sha256, name }: { site: Grant; sha256: string | null; name: string }) {
  const { t } = useI18n();
  const { problem } = useRefused('logo');
  const here = manageUrl('/lieu/societe', site.slug);
  return (
    <Card title={t('seller.logo')}>
      <p className="muted">{t('seller.logo.text')}</p>
      {sha256 && (
        <form className="row seller-logo" method="post" action={here}>
          <img src={logoAt(site.id, sha256)} alt={t('seller.logo.alt', { name })} />
          <input type="hidden" name="faire" value="oter-logo" />
          <Button type="submit" small look="danger">
            {t('seller.logo.remove')}
          </Button>
        </form>
      )}
      <form className="stack-tight" method="post" encType="multipart/form-data" action={here}>
        <ErrorSummary problem={problem} />
        <input type="hidden" name="faire" value="logo" />
        <Field
          name="image"
          type="file"
          accept="image/png,image/jpeg"
          required
          label={t('seller.logo.file')}
          hint={t('seller.logo.hint')}
        />
        <div className="row">
          <Button type="submit">{t(sha256 ? 'seller.logo.replace' : 'seller.logo.add')}</Button>
        </div>
      </form>
    </Card>
  );
}
