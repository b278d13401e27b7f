import { useHead } from '../app/head';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';

/** Something of ours broke. The page is plain on purpose: it must not break too. */
export default function Broken() {
  const { t } = useI18n();
  useHead({ title: t('broken.title'), status: 500 });
  return (
    <main id="main" className="wrap page">
      <h1>{t('broken.title')}</h1>
      <EmptyState title={t('broken.why')} text={t('broken.text')}>
        <ButtonLink look="primary" external href="/">
          {t('notFound.find')}
        </ButtonLink>
      </EmptyState>
    </main>
  );
}
