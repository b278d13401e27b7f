import { Injectable } from '@nestjs/common';
import type { SiteId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import { insertLogo, logoBytes, setLogo } from './logos.store.js';

/** What a logo is kept and served as. */
export const LOGO_TYPE = 'image/png';

/** Pictures at the head of documents. What a document names by its hash is here for good. Only inside the site's scope. */
@Injectable()
export class LogoStore {
  /** Of what is issued from now on; null: none. Answers its hash. */
  async use(tx: Tx, siteId: SiteId, bytes: Buffer | null): Promise<string | null> {
    const sha256 = bytes && (await insertLogo(tx, siteId, bytes));
    await setLogo(tx, siteId, sha256);
    return sha256;
  }

  /** The PNG whose SHA-256 this is, hexadecimal; null: the site has none such. */
  bytes(tx: Tx, siteId: SiteId, sha256: string): Promise<Buffer | null> {
    return logoBytes(tx, siteId, sha256);
  }
}
