import { Injectable } from '@nestjs/common';
import { type Currency, type SiteId, localDay, notFound, vatRatesOfSeller } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { checkVatRate } from './rates/rates.rules.js';
import { sellerTerms } from './rates/rates.store.js';
import { LegalProfileRow, SiteRow } from './spaces.entities.js';

/** The seller behind a site, with what of the site its documents need. */
export interface LegalProfile extends Readonly<Omit<LegalProfileRow, 'siteId'>> {
  readonly siteId: SiteId;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly locale: 'fr' | 'en';
}

@Injectable()
export class LegalProfiles {
  /** Null when the site's manager has not filled it in yet. Only inside the site's own scope. */
  async byTx(tx: Tx, siteId: SiteId): Promise<LegalProfile | null> {
    const profile = await tx.repo(LegalProfileRow).findOneBy({ siteId });
    const site = await tx.repo(SiteRow).findOneBy({ siteId });
    if (!profile || !site) return null;
    const { name, timeZone, currency, locale } = site;
    return { ...profile, siteId, name, timeZone, currency, locale };
  }

  /** What the site may sell at today, basis points, the standard rate first. Only inside the site's own scope. */
  async vatRates(tx: Tx, siteId: SiteId): Promise<number[]> {
    const seller = await sellerTerms(tx, siteId);
    if (!seller) throw notFound();
    return vatRatesOfSeller(seller.country, seller.vatRegime, localDay(tx.now, seller.timeZone));
  }

  /** Of whatever the site sells today. Throws vat_rate_unknown with those there are. Only inside the site's own scope. */
  async checkVat(tx: Tx, siteId: SiteId, vatRateBp: number): Promise<void> {
    const seller = await sellerTerms(tx, siteId);
    if (!seller) throw notFound();
    checkVatRate(vatRateBp, seller, localDay(tx.now, seller.timeZone));
  }
}
