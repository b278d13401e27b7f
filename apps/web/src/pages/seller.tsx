import './seller.css';
import type { Grant } from '../api/types';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner } from '../kit/messages';
import { Pending } from '../kit/pending';
import { SectionFrame } from '../manage/section-frame';
import { Checklist } from '../seller/checklist';
import { Differences } from '../seller/differences';
import { SellerForm } from '../seller/form';
import { Logo } from '../seller/logo';
import { SendingForm } from '../seller/sending';
import { sellerAt } from '../seller/paths';

const DONE: Record<string, Key> = {
  vendeur: 'seller.done',
  logo: 'seller.logo.done',
  envoi: 'seller.sending.done',
  'oter-logo': 'seller.logo.removed',
};

function SellerParts({ site }: { site: Grant }) {
  const { t } = useI18n();
  const answer = useGet(sellerAt(site.id));
  if (!answer.data) return <Pending of={answer} blocks={2} />;
  const { data } = answer;
  return (
    <div className="stack">
      <Done words={DONE} />
      <Checklist site={site.slug} missing={data.missing.map(({ field }) => field)} here />
      {data.differing.length > 0 && (
        <Banner tone="warn">
          <p className="strong">{t('seller.differing')}</p>
          <Differences site={site} products={data.differing} />
        </Banner>
      )}
      {data.missing.length === 0 && data.differing.length === 0 && (
        <Banner tone="ok">
          <p className="strong">{t('seller.complete')}</p>
          <p>
            <ButtonLink small href={manageUrl('/facturation', site.slug)}>
              {t('seller.toBilling')}
            </ButtonLink>
          </p>
        </Banner>
      )}
      <Card title={t('seller.who')}>
        <p className="muted">{t('seller.intro')}</p>
        <SellerForm site={site} seller={data} />
      </Card>
      {data.profile && <Logo site={site} sha256={data.profile.logo} name={data.profile.legalName} />}
      <SendingForm site={site} />
    </div>
  );
}

export default function SellerPage() {
  return (
    <SectionFrame page="/lieu/societe" managerOnly>
      {(site) => <SellerParts site={site} key={site.id} />}
    </SectionFrame>
  );
}
