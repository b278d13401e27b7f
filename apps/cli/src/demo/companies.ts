import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, PersonId, SiteId } from '#libs/domain';
import type { CompaniesService, CompanyAccountsService, RolesService } from '#libs/members';
import { operatorScope, personScope } from '#libs/platform';

interface Services {
  readonly accounts: CompanyAccountsService;
  readonly companies: CompaniesService;
  readonly roles: RolesService;
}

interface Company {
  readonly siteId: SiteId;
  readonly manager: PersonId;
  /** The first is asked each time who pays; for the others it is the company. */
  readonly people: readonly [PersonId, ...PersonId[]];
}

/** A company at the first site: its manager, three people, two cost centres and caps. */
export async function openCompany(services: Services, { siteId, manager, people }: Company): Promise<CompanyId> {
  const id = uuidv7() as CompanyId;
  await services.accounts.found(operatorScope(siteId), siteId, id, {
    ...{ name: 'Ateliers Benali', email: 'compta@benali.example', street: '3 rue du Four', postcode: '59000' },
    ...{ commune: 'Lille', country: 'FR', registration: '552100554', vatNumber: null },
    ...{ establishment: null, electronicAddress: null },
    ...{ purchaseOrder: 'BC-2026-17', serviceCode: null },
  });
  await services.roles.grant(operatorScope(null), manager, { kind: 'company', id, role: 'manager' });
  const scope = personScope(manager);
  await services.companies.enrol(scope, id, people);
  await services.companies.change(scope, id, { monthlyCapCents: 60_000, personCapCents: 25_000 });
  const [first, second] = [uuidv7(), uuidv7()];
  await services.companies.addCostCentre(scope, id, { id: first, name: 'Atelier' });
  await services.companies.addCostCentre(scope, id, { id: second, name: 'Études' });
  await services.companies.changePerson(scope, id, people[0], { paysByDefault: false, costCentreId: first });
  if (people[1]) await services.companies.changePerson(scope, id, people[1], { costCentreId: second });
  return id;
}
