import { Injectable } from '@nestjs/common';
import { type CompanyId, type Month, type PersonId, localDay, notFound } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { InvitationsService } from '../invitations/invitations.service.js';
import type { Invitation } from '../invitations/invitations.store.js';
import { type CompanyIdentity, type CompanyTerms, companyIdentity, costCentreName } from './companies.rules.js';
import {
  type Company,
  type CompanyPerson,
  type KnownCostCentre,
  type LinkTerms,
  type Manager,
  costCentresOf,
  deleteLink,
  deleteManager,
  insertCostCentre,
  joinCompany,
  lockLink,
  managedCompany,
  managersOf,
  peopleOf,
  spentIn,
  updateCompany,
  updateCostCentre,
  updateLink,
} from './companies.store.js';

/**
 * A company has no place: the month that it is told of is that of this clock. What counts towards a cap is the month of
 * the supply, by the calendar of the site (`charges.supplied_on`).
 */
export const COMPANY_ZONE = 'Europe/Paris';

export interface CompanyOverview {
  readonly company: Company;
  /** Of which the spending is told. */
  readonly month: Month;
  readonly spentCents: number;
  readonly people: readonly CompanyPerson[];
  readonly managers: readonly Manager[];
  readonly costCentres: readonly KnownCostCentre[];
  /** Those that wait. */
  readonly invitations: readonly Invitation[];
}

const given = <Change extends object>(change: Change): Partial<Change> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Change>;

/** What its managers do with a company. Row-level security opens it to nobody else. */
@Injectable()
export class CompaniesService {
  constructor(
    private readonly db: Db,
    private readonly invitations: InvitationsService,
  ) {}

  async overview(scope: Scope, id: CompanyId): Promise<CompanyOverview> {
    const invitations = await this.invitations.waiting(scope, 'company', id);
    return this.db.run(scope, async (tx) => {
      const company = await this.company(tx, id);
      const month = localDay(tx.now, COMPANY_ZONE).slice(0, 7) as Month;
      const first = `${month}-01`;
      const [people, managers, costCentres, spentCents] = await Promise.all([
        peopleOf(tx, id, first),
        managersOf(tx, id),
        costCentresOf(tx, id),
        spentIn(tx, id, first),
      ]);
      return { company, month, spentCents, people, managers, costCentres, invitations };
    });
  }

  /** What is not given (or undefined) stays; null clears. A lower cap takes back nothing that is booked. */
  async change(scope: Scope, id: CompanyId, change: Partial<CompanyIdentity & CompanyTerms>): Promise<void> {
    await this.db.run(scope, async (tx) => {
      const wanted = { ...(await this.company(tx, id)), ...given(change) };
      const { monthlyCapCents, personCapCents, paidKinds } = wanted;
      const kinds = [...new Set(paidKinds)];
      await updateCompany(tx, id, { ...companyIdentity(wanted), monthlyCapCents, personCapCents, paidKinds: kinds });
    });
  }

  async invite(scope: Scope, id: CompanyId, email: string, role: 'manager' | 'person'): Promise<Invitation> {
    return this.invitations.invite(
      scope,
      role === 'person' ? { kind: 'company', id, role } : { kind: 'company', id, role },
      email,
    );
  }

  /** For set-up, in a manager's scope: people join by accepting an invitation. */
  async enrol(scope: Scope, id: CompanyId, people: readonly PersonId[]): Promise<void> {
    await this.db.run(scope, async (tx) => {
      for (const personId of people) await joinCompany(tx, id, personId);
    });
  }

  revoke(scope: Scope, id: CompanyId, invitationId: string): Promise<void> {
    return this.invitations.revoke(scope, 'company', id, invitationId);
  }

  /** What is not given stays. */
  async changePerson(scope: Scope, id: CompanyId, personId: PersonId, change: Partial<LinkTerms>): Promise<void> {
    await this.db.run(scope, async (tx) => {
      const before = await lockLink(tx, id, personId);
      if (!before) throw notFound();
      await updateLink(tx, id, personId, { ...before, ...given(change) });
    });
  }

  /** The company pays for nothing new of theirs; what is booked stays as it is. */
  async removePerson(scope: Scope, id: CompanyId, personId: PersonId): Promise<void> {
    if (!(await this.db.run(scope, (tx) => deleteLink(tx, id, personId)))) throw notFound();
  }

  /** The last manager stays (company_keeps_a_manager). */
  async removeManager(scope: Scope, id: CompanyId, personId: PersonId): Promise<void> {
    if (!(await this.db.run(scope, (tx) => deleteManager(tx, id, personId)))) throw notFound();
  }

  async addCostCentre(scope: Scope, id: CompanyId, centre: { id: string; name: string }): Promise<void> {
    const name = costCentreName(centre.name);
    await this.db.run(scope, (tx) => insertCostCentre(tx, id, { id: centre.id, name }));
  }

  /** One that is closed stays on what was booked on it. */
  async changeCostCentre(
    scope: Scope,
    id: CompanyId,
    centreId: string,
    change: { readonly name?: string; readonly active?: boolean },
  ): Promise<void> {
    const name = change.name === undefined ? null : costCentreName(change.name);
    const changed = await this.db.run(scope, (tx) => updateCostCentre(tx, id, centreId, name, change.active ?? null));
    if (!changed) throw notFound();
  }

  private async company(tx: Tx, id: CompanyId): Promise<Company> {
    const company = await managedCompany(tx, id);
    if (!company) throw notFound();
    return company;
  }
}
