import { useHead } from '../app/head';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';

export default function NotFound() {
  const { t } = useI18n();
  useHead({ title: t('notFound.title'), status: 404 });
  return (
    <main id="main" className="wrap page">
      <h1>{t('notFound.title')}</h1>
      <EmptyState title={t('notFound.why')} text={t('notFound.text')}>
        <ButtonLink look="primary" href="/">
          {t('notFound.find')}
        </ButtonLink>
        <ButtonLink href="/?vue=carte">{t('notFound.map')}</ButtonLink>
        <ButtonLink href="/moi">{t('notFound.mine')}</ButtonLink>
      </EmptyState>
    </main>
  );
}
