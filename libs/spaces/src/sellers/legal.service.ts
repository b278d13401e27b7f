import { Injectable } from '@nestjs/common';
import { type Currency, type SiteId, localDay, notFound, vatRatesOfSeller } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { checkVatRate } from '../rates/rates.rules.js';
import { type SellerTerms, sellerTerms } from '../rates/rates.store.js';
import { pricedPlaces } from './legal.store.js';
import type { PricedProduct, SellerData } from './seller.rules.js';
import { LegalProfileRow, SiteRow } from '../spaces.entities.js';

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

  /** Who sells here from now on, its logo left as it is. Documents already issued keep theirs. */
  async save(tx: Tx, siteId: SiteId, seller: SellerData): Promise<LegalProfile | null> {
    const known = await tx.repo(LegalProfileRow).existsBy({ siteId });
    if (known) await tx.repo(LegalProfileRow).update({ siteId }, { ...seller });
    else await tx.repo(LegalProfileRow).insert({ ...seller, siteId });
    return this.byTx(tx, siteId);
  }

  /** What decides about VAT and money, also of a site that has not said who sells there. Throws not_found. */
  async terms(tx: Tx, siteId: SiteId): Promise<SellerTerms> {
    const seller = await sellerTerms(tx, siteId);
    if (!seller) throw notFound();
    return seller;
  }

  /** What the site may sell at today, basis points, the standard rate first. Only inside the site's own scope. */
  async vatRates(tx: Tx, siteId: SiteId): Promise<number[]> {
    const seller = await this.terms(tx, siteId);
    return vatRatesOfSeller(seller.country, seller.vatRegime, localDay(tx.now, seller.timeZone));
  }

  /** Of whatever the site sells today. Throws vat_rate_unknown with those there are. Only inside the site's own scope. */
  async checkVat(tx: Tx, siteId: SiteId, vatRateBp: number): Promise<void> {
    const seller = await this.terms(tx, siteId);
    checkVatRate(vatRateBp, seller, localDay(tx.now, seller.timeZone));
  }

  /** What the site offers for a price of its own, with the VAT that is in it. */
  priced(tx: Tx, siteId: SiteId): Promise<PricedProduct[]> {
    return pricedPlaces(tx, siteId);
  }
}
