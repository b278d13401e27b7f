import { Injectable } from '@nestjs/common';
import { type FieldError, type SiteId, conflict, invalid, localDay, notFound } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import {
  type LegalProfile,
  LegalProfiles,
  LogoStore,
  type PricedProduct,
  PricedProducts,
  type SellerData,
  type Taxed,
  drawLogo,
  withoutTheirRate,
} from '#libs/spaces';
import { Journal } from '../journal/journal.service.js';
import { asPrinted, missingForSeller, wrongInSeller } from '../legal/index.js';

export interface KnownSeller {
  /** Of the profile, else of the site. */
  readonly country: string;
  /** Null: nothing has been said yet. */
  readonly profile: LegalProfile | null;
  /** What keeps the site from issuing. */
  readonly missing: readonly FieldError[];
  /** What is on offer with a VAT that the seller has not: it sells, and cannot be invoiced as it stands. */
  readonly differing: readonly PricedProduct[];
}

/** Who sells at a site, said by its manager. Documents copy it on the day they are issued. */
@Injectable()
export class SellersService {
  constructor(
    private readonly db: Db,
    private readonly profiles: LegalProfiles,
    private readonly logos: LogoStore,
    private readonly products: PricedProducts,
    private readonly journal: Journal,
  ) {}

  byId(scope: Scope, siteId: SiteId): Promise<KnownSeller> {
    return this.db.run(scope, (tx) => this.known(tx, siteId));
  }

  /**
   * Says it all anew, for documents issued from then on. What is left out may follow later; what is wrong is refused
   * (`seller_number_wrong`), and so are terms under which prices on offer have no VAT rate (`seller_prices_differ`,
   * with the products), until the manager has seen them.
   */
  save(scope: Scope, siteId: SiteId, given: SellerData, pricesSeen: boolean): Promise<KnownSeller> {
    const seller = asPrinted(given);
    const errors = wrongInSeller(seller);
    if (errors.length > 0) throw invalid('seller_number_wrong', { detail: errors[0]!.message, errors });
    return this.db.run(scope, async (tx) => {
      if (!pricesSeen) await this.checkPrices(tx, siteId, seller);
      await this.profiles.save(tx, siteId, seller);
      await this.journal.bringUpToDate(tx, siteId);
      return this.known(tx, siteId);
    });
  }

  /** At the head of what is issued from now on. Drawn anew between two transactions; throws what `drawLogo` throws. */
  async setLogo(scope: Scope, siteId: SiteId, bytes: () => Promise<Buffer>): Promise<KnownSeller> {
    await this.db.run(scope, (tx) => this.checkSaid(tx, siteId));
    const drawn = await drawLogo(await bytes());
    return this.useLogo(scope, siteId, drawn);
  }

  removeLogo(scope: Scope, siteId: SiteId): Promise<KnownSeller> {
    return this.useLogo(scope, siteId, null);
  }

  /** The PNG, with its SHA-256 in hexadecimal. */
  logo(scope: Scope, siteId: SiteId): Promise<{ bytes: Buffer; sha256: string }> {
    return this.db.run(scope, async (tx) => {
      const sha256 = (await this.profiles.byTx(tx, siteId))?.logo;
      const bytes = sha256 ? await this.logos.bytes(tx, siteId, sha256) : null;
      if (!sha256 || !bytes) throw notFound();
      return { bytes, sha256 };
    });
  }

  private useLogo(scope: Scope, siteId: SiteId, bytes: Buffer | null): Promise<KnownSeller> {
    return this.db.run(scope, async (tx) => {
      await this.checkSaid(tx, siteId);
      await this.logos.use(tx, siteId, bytes);
      await this.journal.bringUpToDate(tx, siteId);
      return this.known(tx, siteId);
    });
  }

  private async known(tx: Tx, siteId: SiteId): Promise<KnownSeller> {
    const profile = await this.profiles.byTx(tx, siteId);
    const terms = await this.profiles.terms(tx, siteId);
    const differing = await this.differing(tx, siteId, terms, terms.timeZone);
    return { country: terms.country, profile, missing: missingForSeller(profile), differing };
  }

  /** A logo is a seller's: who sells is said first. */
  private async checkSaid(tx: Tx, siteId: SiteId): Promise<void> {
    const profile = await this.profiles.byTx(tx, siteId);
    if (!profile) throw invalid('legal_profile_incomplete', { errors: missingForSeller(profile) });
  }

  private async checkPrices(tx: Tx, siteId: SiteId, seller: SellerData): Promise<void> {
    const before = await this.profiles.terms(tx, siteId);
    if (before.country === seller.country && before.vatRegime === seller.vatRegime) return;
    const products = await this.differing(tx, siteId, seller, before.timeZone);
    if (products.length > 0) throw conflict('seller_prices_differ', { products });
  }

  /** What is on offer today with a VAT that such a seller has not. */
  private async differing(tx: Tx, siteId: SiteId, seller: Taxed, timeZone: string): Promise<PricedProduct[]> {
    const products = [...(await this.profiles.priced(tx, siteId)), ...(await this.products.of(tx, siteId))];
    return withoutTheirRate(products, seller, localDay(tx.now, timeZone));
  }
}
