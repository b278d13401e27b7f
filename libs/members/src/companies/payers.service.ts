import { Injectable } from '@nestjs/common';
import type { CompanyId, PersonId, SiteId } from '#libs/domain';
import { Db, type Scope, type Tx, actingPerson, personScope } from '#libs/platform';
import { type AskedPayer, type CompanyLink, type Payer, payerOf } from './payers.rules.js';
import { linksOf, payerNames } from './payers.store.js';

/** Who pays for what a person books: themselves, or a company that does so for them. */
@Injectable()
export class PayersService {
  constructor(private readonly db: Db) {}

  /** The companies that may pay for the person of the scope at a site, by name. */
  own(scope: Scope, siteId: SiteId): Promise<CompanyLink[]> {
    const personId = actingPerson(scope)!;
    return this.db.run(personScope(personId), (tx) => linksOf(tx, siteId, personId));
  }

  /**
   * Who pays for a booking of this kind; null: the member. Joins the transaction that books. Whether a cap allows it is
   * seen when it is charged. Throws company_not_paying.
   */
  async of(tx: Tx, siteId: SiteId, personId: PersonId, kind: string, asked: AskedPayer): Promise<Payer | null> {
    if (asked === null) return null;
    return payerOf(await linksOf(tx, siteId, personId), asked, kind);
  }

  /** Whether a company may pay for the person at the site, whatever for. Joins a transaction. */
  async pays(tx: Tx, siteId: SiteId, personId: PersonId, companyId: CompanyId): Promise<boolean> {
    return (await linksOf(tx, siteId, personId)).some((link) => link.companyId === companyId);
  }

  /** What the companies are called that pay for bookings in sight. */
  async names(tx: Tx, ids: readonly CompanyId[]): Promise<Map<CompanyId, string>> {
    if (ids.length === 0) return new Map();
    return new Map((await payerNames(tx, ids)).map(({ id, name }) => [id, name]));
  }
}
