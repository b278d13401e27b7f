const OWN = 'person_id = ctx_person()';
const SHARED = 'SELECT to maille_shared using true';
const COUNTS = 'SELECT to maille_guard using true';
const LOCKS = 'UPDATE to maille_guard using true check false';
const IN_MANAGED = 'IN ( SELECT managed_companies() AS managed_companies)';
const MANAGED = (id: string) => `(${id} ${IN_MANAGED})`;
const OF_COMPANY = `(scope_kind = 'company' AND ${MANAGED('scope_id')})`;
const TO_COMPANY =
  `(scope_kind = 'company' AND (${MANAGED('scope_id')} OR (role = 'manager' AND ` +
  '(scope_id IN ( SELECT unmanaged_companies() AS unmanaged_companies)))))';

/** Policies of companies, by those who manage them; views show what others may know. */
export const COMPANY_POLICIES = {
  'companies.managed': `ALL to public using id ${IN_MANAGED} check id ${IN_MANAGED}`,
  'companies.opened':
    'INSERT to public check (network_id = ( SELECT s.network_id FROM sites s WHERE s.site_id = ctx_site()))',
  'companies.shared': SHARED,
  'companies.guard': COUNTS,
  'companies.guard_locks': LOCKS,
  'company_accounts.companies': `SELECT to maille_shared using company_id ${IN_MANAGED}`,
  'company_accounts.guard': 'ALL to maille_guard using true check true',
  'company_cost_centres.managed': `ALL to public using company_id ${IN_MANAGED} check company_id ${IN_MANAGED}`,
  'company_cost_centres.shared': SHARED,
  'company_cost_centres.guard': COUNTS,
  'company_people.managed': `ALL to public using company_id ${IN_MANAGED} check company_id ${IN_MANAGED}`,
  'company_people.own': `SELECT to public using ${OWN}`,
  'company_people.invited':
    `INSERT to public check (${OWN} AND (company_id IN ( SELECT i.scope_id FROM invitations i ` +
    "WHERE (i.email = ctx_email() AND i.scope_kind = 'company' AND i.role = 'person' AND (i.accepted_at IS NOT NULL)))))",
  'company_people.shared': SHARED,
  'company_people.guard': COUNTS,
  'company_people.guard_locks': LOCKS,
  'company_spending.managed': `SELECT to public using company_id ${IN_MANAGED}`,
  'company_spending.shared': SHARED,
  'company_spending.guard': 'ALL to maille_guard using true check true',
  'legal_profiles.guard': COUNTS,
  'legal_profiles.shared': SHARED,
  'members.shared': SHARED,
  'members.own_billing': 'ALL to maille_guard using person_id = ctx_person() check person_id = ctx_person()',
  'charges.companies': `SELECT to maille_shared using company_id ${IN_MANAGED}`,
  'invoices.companies': `SELECT to maille_shared using company_id ${IN_MANAGED}`,
  'role_grants.company': `SELECT to public using ${OF_COMPANY}`,
  'role_grants.company_is_left': `DELETE to public using ${OF_COMPANY}`,
  'invitations.company': `ALL to public using ${TO_COMPANY} check ${TO_COMPANY}`,
  'persons.companies':
    `SELECT to maille_shared using ((id IN ( SELECT l.person_id FROM company_people l WHERE ${MANAGED('l.company_id')})) ` +
    `OR (id IN ( SELECT g.person_id FROM role_grants g WHERE (g.scope_kind = 'company' AND ${MANAGED('g.scope_id')}))))`,
} as const;
