import './my-credits.css';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { OwnAccount, OwnShelf, Pack } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { url } from '../app/links';
import { History, Lots } from '../credits/lots';
import { creditsAt } from '../credits/paths';
import { useSayCredit } from '../credits/say';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';

interface OnShelf {
  shelf: OwnShelf;
  pack: Pack;
}

/** What one is about to buy, and what it costs with its VAT; nothing is bought before this button. */
function Confirm({ shelf, pack }: OnShelf) {
  const { t, money } = useI18n();
  const say = useSayCredit(shelf.currency);
  const { problem, values } = useRefused('buy');
  const [id] = useState(() => uuid7());
  const { currency } = shelf;
  return (
    <Card title={t('credits.confirm')}>
      <form className="stack" method="post" action="/moi/carnets">
        <ErrorSummary problem={problem} />
        <input type="hidden" name="id" value={values['id'] ?? id} />
        <input type="hidden" name="lieu" value={shelf.site.id} />
        <input type="hidden" name="carnet" value={pack.id} />
        <input type="hidden" name="prix" value={pack.priceCents} />
        <div className="stack-tight">
          <p className="strong">{pack.name}</p>
          <p>
            {say.amount(pack.unit, pack.amount)} · {say.scope(pack)}
          </p>
          <p className="muted">
            {shelf.site.name}, {shelf.site.commune} · {say.validity(pack)}
          </p>
        </div>
        <p className="lot-left">
          <span className="strong num">{money(pack.grossCents, currency)}</span>{' '}
          <span className="small muted">
            {t('credits.vat', {
              net: money(pack.netCents, currency),
              vat: money(pack.vatCents, currency),
              rate: say.vat(pack),
            })}
          </span>
        </p>
        <p className="hint">{t('credits.billed')}</p>
        <div className="row">
          <Button type="submit" look="primary">
            {t('credits.buy.sure', { price: money(pack.grossCents, currency) })}
          </Button>
          <ButtonLink href="/moi/carnets">{t('credits.buy.no')}</ButtonLink>
        </div>
      </form>
    </Card>
  );
}

function Shelf({ shelf }: { shelf: OwnShelf }) {
  const { t, money } = useI18n();
  const say = useSayCredit(shelf.currency);
  return (
    <div className="stack">
      <h3>{t('credits.onSale')}</h3>
      <ul className="lots" role="list">
        {shelf.packs.map((pack) => (
          <li key={pack.id} className="lot row-between">
            <div className="stack-tight">
              <p className="strong">{pack.name}</p>
              <p className="small muted">
                {say.amount(pack.unit, pack.amount)} · {say.scope(pack)} · {say.validity(pack)}
              </p>
            </div>
            <div className="row">
              <span className="num">{money(pack.grossCents, shelf.currency)}</span>
              <ButtonLink
                small
                href={url('/moi/carnets', { acheter: pack.id })}
                label={t('credits.buy.of', { name: pack.name, site: shelf.site.name })}
              >
                {t('credits.buy')}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Site({ account, shelf }: { account: OwnAccount; shelf: OwnShelf | undefined }) {
  const { t } = useI18n();
  return (
    <Card title={account.site.name}>
      <Lots account={account} empty={<p className="muted">{t('credits.none.here')}</p>} />
      <History account={account} />
      {shelf && <Shelf shelf={shelf} />}
    </Card>
  );
}

export default function MyCredits() {
  const { t } = useI18n();
  useHead({ title: t('credits.title'), noIndex: true });
  const mine = useGet(creditsAt.mine);
  const onSale = useGet(creditsAt.onSale);
  const [search] = useSearchParams();
  const refused = useRefused('buy');
  const wanted = refused.values['carnet'] ?? search.get('acheter');
  const shelves = onSale.data?.sites ?? [];
  const chosen = shelves
    .flatMap((shelf) => shelf.packs.map((pack): OnShelf => ({ shelf, pack })))
    .find(({ pack }) => pack.id === wanted);
  const failed = mine.problem ?? onSale.problem;
  const again = () => {
    mine.again();
    onSale.again();
  };
  return (
    <main id="main" className="wrap page">
      <div className="row-between">
        <h1>{t('credits.title')}</h1>
        <ButtonLink small href="/moi">
          {t('nav.mine')}
        </ButtonLink>
      </div>
      {search.get('fait') === 'achat' && (
        <Banner tone="ok" status>
          <p className="strong">{t('credits.bought')}</p>
        </Banner>
      )}
      {chosen && <Confirm {...chosen} />}
      {wanted !== null && onSale.data && !chosen && (
        <Banner tone="warn" status>
          <p>{t('credits.gone')}</p>
        </Banner>
      )}
      {mine.data && onSale.data ? (
        <>
          {mine.data.sites.length === 0 && (
            <EmptyState title={t('credits.none.title')} text={t('credits.none.text')}>
              <ButtonLink look="primary" href="/">
                {t('me.none.desk')}
              </ButtonLink>
              <ButtonLink href="/?quoi=salle">{t('me.none.room')}</ButtonLink>
            </EmptyState>
          )}
          {mine.data.sites.map((account) => (
            <Site
              key={account.site.id}
              account={account}
              shelf={shelves.find(({ site }) => site.id === account.site.id)}
            />
          ))}
        </>
      ) : failed ? (
        <Failed problem={failed.body} again={again} />
      ) : (
        <Skeleton blocks={2} />
      )}
    </main>
  );
}
