import { Injectable } from '@nestjs/common';
import { type CompanyId, type ReverseCharge, type SiteId, conflict, notFound } from '#libs/domain';
import { Db, type Scope } from '#libs/platform';
import { InvitationsService } from '../invitations/invitations.service.js';
import { ReverseCharges } from '../members/reverse-charge.service.js';
import { type CompanyIdentity, companyIdentity } from './companies.rules.js';
import { type Account, accountsOf, insertCompany, openAccount } from './companies.store.js';

export type KnownAccount = Account & { readonly reverseCharge: ReverseCharge };

/** What the staff of a site know of companies: whom to bill. Their scope is the site's. */
@Injectable()
export class CompanyAccountsService {
  constructor(
    private readonly db: Db,
    private readonly invitations: InvitationsService,
    private readonly reverseCharges: ReverseCharges,
  ) {}

  of(scope: Scope, siteId: SiteId): Promise<KnownAccount[]> {
    return this.db.run(scope, async (tx) => {
      const accounts = await accountsOf(tx, siteId);
      const charges = await this.reverseCharges.of(tx, siteId, accounts);
      return accounts.map((account, index) => ({ ...account, reverseCharge: charges[index]! }));
    });
  }

  /** Opens a company of the site's network, and invites who will manage it. The same id again is the same company. */
  async open(
    scope: Scope,
    siteId: SiteId,
    order: { readonly id: CompanyId; readonly managerEmail: string } & CompanyIdentity,
  ): Promise<KnownAccount> {
    const { id, managerEmail, ...identity } = order;
    await this.found(scope, siteId, id, identity);
    return this.inviteManager(scope, siteId, id, managerEmail);
  }

  /** The same without a manager. */
  async found(scope: Scope, siteId: SiteId, id: CompanyId, given: CompanyIdentity): Promise<void> {
    const identity = companyIdentity(given);
    await this.db.run(scope, async (tx) => {
      const known = (await accountsOf(tx, siteId)).find((account) => account.id === id);
      if (known && known.name !== identity.name) throw conflict('id_reused');
      if (known) return;
      await insertCompany(tx, siteId, id, identity);
      await openAccount(tx, siteId, id);
    });
  }

  /** While nobody manages it: afterwards its managers invite. Throws not_found then. */
  async inviteManager(scope: Scope, siteId: SiteId, id: CompanyId, email: string): Promise<KnownAccount> {
    const account = await this.account(scope, siteId, id);
    if (account.managed) throw notFound();
    await this.invitations.invite(scope, { kind: 'company', id, role: 'manager' }, email);
    return this.account(scope, siteId, id);
  }

  private async account(scope: Scope, siteId: SiteId, id: CompanyId): Promise<KnownAccount> {
    const account = (await this.of(scope, siteId)).find((one) => one.id === id);
    if (!account) throw notFound();
    return account;
  }
}
