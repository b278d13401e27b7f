import type { Account, Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { History, Lots } from '../credits/lots';
import { creditsAt } from '../credits/paths';
import { useI18n } from '../i18n/i18n';
import { Pending } from '../kit/pending';
import { GiveForm, TakeForm } from './member-credits';

/** What a site has given a company, every line of it, and what managers may do about it. */
export function CompanyCredits({ site, account }: { site: Grant; account: Account }) {
  const { t } = useI18n();
  const credits = useGet(creditsAt.company(site.id, account.id));
  const giving = useRefused('give').problem !== null;
  const manager = site.role === 'manager';
  const action = `${manageUrl('/entreprises', site.slug, { credits: account.id })}#credits`;
  if (!credits.data) return <Pending of={credits} />;
  const { data } = credits;
  return (
    <section className="stack" id="credits" aria-labelledby="credits-titre">
      <h3 id="credits-titre">{t('company.credits.of', { name: account.name })}</h3>
      <p className="hint">{t('company.credits.hint')}</p>
      <Lots
        account={data}
        empty={<p className="muted">{t('company.credits.none')}</p>}
        does={manager ? (lot) => <TakeForm action={action} lot={lot} account={data} /> : undefined}
      />
      <History account={data} />
      {manager && (
        <details open={giving || data.lots.length === 0 || undefined}>
          <summary>{t('packs.give')}</summary>
          <GiveForm site={site} action={action} />
        </details>
      )}
    </section>
  );
}
