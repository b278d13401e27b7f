import { type CompanyId, type Currency, type PersonId, type SiteId, toIso } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { CompanyIdentity, CompanyTerms } from './companies.rules.js';

export interface Company extends CompanyIdentity, CompanyTerms {
  readonly id: CompanyId;
  readonly currency: Currency;
}

/** pg hands bigint over as text. */
const cents = (text: string | null): number | null => (text === null ? null : Number(text));

/** One that the person of the scope manages. */
export async function managedCompany(tx: Tx, id: CompanyId): Promise<Company | null> {
  type Row = Omit<Company, 'monthlyCapCents' | 'personCapCents'> & Record<'monthlyCap' | 'personCap', string | null>;
  const [row] = await tx.sql<Row>`
    select id, name, email, street, postcode, commune, country, registration, vat_number as "vatNumber",
           establishment, electronic_address as "electronicAddress", purchase_order as "purchaseOrder",
           service_code as "serviceCode", currency, paid_kinds as "paidKinds",
           monthly_cap_cents as "monthlyCap", person_cap_cents as "personCap"
    from companies where id = ${id}`;
  if (!row) return null;
  const { monthlyCap, personCap, ...company } = row;
  return { ...company, monthlyCapCents: cents(monthlyCap), personCapCents: cents(personCap) };
}

export const updateCompany = (tx: Tx, id: CompanyId, c: CompanyIdentity & CompanyTerms) => tx.sql`
  update companies set name = ${c.name}, email = ${c.email}, street = ${c.street}, postcode = ${c.postcode},
    commune = ${c.commune}, country = ${c.country}, registration = ${c.registration}, vat_number = ${c.vatNumber},
    establishment = ${c.establishment}, electronic_address = ${c.electronicAddress},
    purchase_order = ${c.purchaseOrder}, service_code = ${c.serviceCode}, paid_kinds = ${c.paidKinds},
    monthly_cap_cents = ${c.monthlyCapCents}, person_cap_cents = ${c.personCapCents}
  where id = ${id}`;

export interface Manager {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

export const managersOf = (tx: Tx, id: CompanyId) => tx.sql<Manager>`
  select person_id as "personId", name, email from company_team
  where company_id = ${id} and role = 'manager' order by name, person_id`;

/** Somebody the company pays for. */
export interface CompanyPerson extends Manager {
  /** In place of what the company allows each person; null: that. */
  readonly capCents: number | null;
  readonly paysByDefault: boolean;
  readonly costCentreId: string | null;
  /** In the month that was asked for. */
  readonly spentCents: number;
}

/** `month` is its first day. */
export async function peopleOf(tx: Tx, id: CompanyId, month: string): Promise<CompanyPerson[]> {
  type Row = Omit<CompanyPerson, 'capCents' | 'spentCents'> & { cap: string | null; spent: string };
  const rows = await tx.sql<Row>`
    select l.person_id as "personId", t.name, t.email, l.cap_cents as cap, l.pays_by_default as "paysByDefault",
           l.cost_centre_id as "costCentreId", coalesce(s.spent_cents, 0)::text as spent
    from company_people l
    join company_team t on t.company_id = l.company_id and t.person_id = l.person_id and t.role = 'person'
    left join company_spending s on s.company_id = l.company_id and s.person_id = l.person_id and s.month = ${month}
    where l.company_id = ${id} order by t.name, l.person_id`;
  return rows.map(({ cap, spent, ...person }) => ({ ...person, capCents: cents(cap), spentCents: Number(spent) }));
}

/** Of everybody, those too who have left meanwhile. */
export async function spentIn(tx: Tx, id: CompanyId, month: string): Promise<number> {
  const [row] = await tx.sql<{ spent: string }>`
    select spent_cents as spent from company_spending
    where company_id = ${id} and month = ${month} and person_id is null`;
  return Number(row?.spent ?? 0);
}

/** Does nothing for who is there already. The scope is that of the person, who has proved the invited mailbox. */
export const joinCompany = (tx: Tx, id: CompanyId, personId: PersonId) => tx.sql`
  insert into company_people (company_id, person_id, joined_at) values (${id}, ${personId}, ${toIso(tx.now)})
  on conflict (company_id, person_id) do nothing`;

export type LinkTerms = Pick<CompanyPerson, 'capCents' | 'paysByDefault' | 'costCentreId'>;

export async function lockLink(tx: Tx, id: CompanyId, personId: PersonId): Promise<LinkTerms | null> {
  const [row] = await tx.sql<Omit<LinkTerms, 'capCents'> & { cap: string | null }>`
    select cap_cents as cap, pays_by_default as "paysByDefault", cost_centre_id as "costCentreId" from company_people
    where company_id = ${id} and person_id = ${personId} for update`;
  return row ? { capCents: cents(row.cap), paysByDefault: row.paysByDefault, costCentreId: row.costCentreId } : null;
}

export const updateLink = (tx: Tx, id: CompanyId, personId: PersonId, terms: LinkTerms) => tx.sql`
  update company_people set cap_cents = ${terms.capCents}, pays_by_default = ${terms.paysByDefault},
    cost_centre_id = ${terms.costCentreId}
  where company_id = ${id} and person_id = ${personId}`;

export async function deleteLink(tx: Tx, id: CompanyId, personId: PersonId): Promise<boolean> {
  const rows = await tx.sql`
    delete from company_people where company_id = ${id} and person_id = ${personId} returning person_id`;
  return rows.length === 1;
}

export async function deleteManager(tx: Tx, id: CompanyId, personId: PersonId): Promise<boolean> {
  const rows = await tx.sql`
    delete from role_grants where scope_kind = 'company' and scope_id = ${id} and person_id = ${personId}
    returning person_id`;
  return rows.length === 1;
}

export interface KnownCostCentre {
  readonly id: string;
  readonly name: string;
  /** Can be booked on. */
  readonly active: boolean;
}

export const costCentresOf = (tx: Tx, id: CompanyId) => tx.sql<KnownCostCentre>`
  select id, name, active from company_cost_centres where company_id = ${id} order by active desc, name, id`;

export const insertCostCentre = (tx: Tx, id: CompanyId, centre: Omit<KnownCostCentre, 'active'>) => tx.sql`
  insert into company_cost_centres (company_id, id, name) values (${id}, ${centre.id}, ${centre.name})`;

/** Null leaves a value as it is. False when the company has none of this id. */
export async function updateCostCentre(
  tx: Tx,
  id: CompanyId,
  centreId: string,
  name: string | null,
  active: boolean | null,
): Promise<boolean> {
  const rows = await tx.sql`
    update company_cost_centres set name = coalesce(${name}, name), active = coalesce(${active}, active)
    where company_id = ${id} and id = ${centreId} returning id`;
  return rows.length === 1;
}

/** What a site knows of a company. */
export interface Account extends CompanyIdentity {
  readonly id: CompanyId;
  /** Somebody manages it; until then the site finds who will. */
  readonly managed: boolean;
  /** Who is invited to manage it, and has not accepted. */
  readonly invited: string | null;
  /** The VAT number for which the site decided that the company owes the tax; null: it did not. */
  readonly reverseChargeFor: string | null;
}

export const accountsOf = (tx: Tx, siteId: SiteId) => tx.sql<Account>`
  select c.id, c.name, c.email, c.street, c.postcode, c.commune, c.country, c.registration, c.vat_number as "vatNumber",
         c.establishment, c.electronic_address as "electronicAddress", c.purchase_order as "purchaseOrder",
         c.service_code as "serviceCode", c.managed,
         c.reverse_charge_for as "reverseChargeFor",
         (select i.email from invitations i
          where i.scope_kind = 'company' and i.scope_id = c.id and i.accepted_at is null and not c.managed
            and i.expires_at > ${toIso(tx.now)} order by i.created_at desc limit 1) as invited
  from site_companies c where c.site_id = ${siteId} order by c.name, c.id`;

/** In the scope of the site, whose network and currency it takes. */
export const insertCompany = (tx: Tx, siteId: SiteId, id: CompanyId, c: CompanyIdentity) => tx.sql`
  insert into companies (id, network_id, name, email, street, postcode, commune, country, registration, vat_number,
    establishment, electronic_address, purchase_order, service_code, currency)
  select ${id}, s.network_id, ${c.name}, ${c.email}, ${c.street}, ${c.postcode}, ${c.commune}, ${c.country},
    ${c.registration}, ${c.vatNumber}, ${c.establishment}, ${c.electronicAddress}, ${c.purchaseOrder}, ${c.serviceCode}, s.currency
  from sites s where s.site_id = ${siteId}`;

export const openAccount = (tx: Tx, siteId: SiteId, id: CompanyId) => tx.sql`
  insert into company_accounts (site_id, company_id) values (${siteId}, ${id})`;

/** Null: the site charges the tax itself. */
export const updateReverseCharge = (tx: Tx, siteId: SiteId, id: CompanyId, vatNumber: string | null) => tx.sql`
  update company_accounts set reverse_charge_for = ${vatNumber} where site_id = ${siteId} and company_id = ${id}`;
