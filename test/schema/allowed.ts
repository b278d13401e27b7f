import { COMPANY_POLICIES } from './allowed-companies.js';
import { EXTRA_DEFINERS, EXTRA_POLICIES } from './allowed-extras.js';

export { APP_PRIVILEGES, INNER_PRIVILEGES } from './allowed-privileges.js';
export { KEYS_ACROSS_SITES, NOT_OF_A_SITE, OPEN_TABLES } from './allowed-tables.js';
export { OWNER_VIEWS } from './allowed-views.js';

/**
 * What stands apart from the rules of the catalogue, each with its reason. A name that is listed here and no longer
 * exists is a finding too: the lists stay as short as the truth.
 */
type Reasons = Readonly<Record<string, string>>;

const OWN = 'person_id = ctx_person()';
const AT_SITE = "(scope_kind = 'site' AND scope_id = ctx_site())";
const COORDINATED =
  "(scope_kind = 'network' AND (scope_id IN ( SELECT g.scope_id FROM role_grants g " +
  "WHERE (g.person_id = ctx_person() AND g.scope_kind = 'network' AND g.role = 'coordinator'))))";
const ADDRESSEE = 'email = ctx_email()';
const SELF = '(id = ctx_person() OR email = ctx_email())';
const ELSEWHERE = `(scope_kind <> 'site' AND ${OWN})`;
const SHARED = 'SELECT to maille_shared using true';

/** Every policy but `tenant`: `table.policy` and exactly what it says. */
export const POLICIES: Reasons = {
  // a person's own rows, at whatever site: to read only
  'charges.own': `SELECT to public using ${OWN}`,
  'invoices.own': `SELECT to public using (${OWN} AND status = 'issued')`,
  'quotes.own': `SELECT to public using (${OWN} AND state <> 'draft')`,
  'quotes.company':
    "SELECT to public using ((company_id IN ( SELECT managed_companies() AS managed_companies)) AND state <> 'draft')",
  'members.own': `SELECT to public using ${OWN}`,
  'reservations.own': `SELECT to public using ${OWN}`,
  'waiting_entries.own': `SELECT to public using ${OWN}`,
  'waiting_entries.shared': SHARED,
  'waiting_entries.guard': 'SELECT to maille_guard using true',
  'series.own': `SELECT to public using ${OWN}`,
  'memberships.own': `SELECT to public using ${OWN}`,
  'memberships.shared': SHARED,
  'plans.shared': 'SELECT to maille_shared using (active AND self_service)',
  'plan_allowances.shared': SHARED,
  'plan_discounts.shared': SHARED,
  'plan_access.shared': SHARED,
  'credit_lots.own': `SELECT to public using ${OWN}`,
  'credit_lots.shared': SHARED,
  'credit_lots.company': `SELECT to public using company_id IN ( SELECT managed_companies() AS managed_companies)`,
  'member_consents.own': `SELECT to public using ${OWN}`,
  'papers.own': `SELECT to public using ${OWN}`,
  'paper_pages.own': `SELECT to public using ${OWN}`,
  // accounts, roles and invitations
  'persons.own': `ALL to public using ${SELF} check ${SELF}`,
  'persons.team':
    'SELECT to maille_shared using id IN ( SELECT g.person_id FROM role_grants g ' +
    "WHERE (g.scope_kind = 'site' AND g.scope_id = ctx_site()))",
  'role_grants.own': `SELECT to public using ${OWN}`,
  'role_grants.site': `ALL to public using ${AT_SITE} check ${AT_SITE}`,
  'role_grants.elsewhere_is_given': `INSERT to public check ${ELSEWHERE}`,
  'role_grants.elsewhere_is_changed': `UPDATE to public using ${ELSEWHERE} check ${ELSEWHERE}`,
  'role_grants.doors': SHARED,
  'invitations.site': `ALL to public using ${AT_SITE} check ${AT_SITE}`,
  'invitations.network': `ALL to public using ${COORDINATED} check ${COORDINATED}`,
  'invitations.addressee_reads': `SELECT to public using ${ADDRESSEE}`,
  'invitations.addressee_accepts': `UPDATE to public using ${ADDRESSEE} check ${ADDRESSEE}`,
  'invitations.doors': SHARED,
  ...COMPANY_POLICIES,
  ...EXTRA_POLICIES,
  // links to calendars: a person's own, and the look-up of a secret
  'personal_calendars.own': `ALL to public using ${OWN} check ${OWN}`,
  'personal_calendars.doors': SHARED,
  'site_calendars.doors': SHARED,
  // the look-up of a secret link to one booking
  'reservation_links.doors': SHARED,
  // the look-up of the code on a sheet
  'resource_codes.doors': SHARED,
  // what the network shares, through views and functions owned by a role that cannot sign in
  'sites.shared': SHARED,
  'resources.shared': SHARED,
  'opening_hours.shared': SHARED,
  'resource_hours.shared': SHARED,
  'closures.shared': SHARED,
  'photos.shared': SHARED,
  'photo_files.shared': SHARED,
  'kept_holidays.shared': SHARED,
  'opening_calendars.shared': SHARED,
  'named_periods.shared': SHARED,
  'site_versions.shared': SHARED,
  'rates.shared': SHARED,
  'rate_windows.shared': SHARED,
  'paper_kinds.shared': SHARED,
  'paper_kind_groups.shared': SHARED,
  'member_groups.shared': SHARED,
  'site_rules.shared': SHARED,
  'resource_rules.shared': SHARED,
  'quotas.shared': SHARED,
  'cancellation_steps.shared': SHARED,
  'authorisations.shared': SHARED,
  'authorisation_needs.shared': SHARED,
  'rate_steps.shared': SHARED,
  'reservations.shared': SHARED,
  'resource_families.shared': SHARED,
  'plan_places.shared': SHARED,
  'resource_blocks.shared': SHARED,
  'external_calendars.shared': SHARED,
  'number_series.shared': SHARED,
  'document_mails.shared': SHARED,
  'usage_hours.pooled': SHARED,
  'usage_people.pooled': SHARED,
  'network_hours.pooled': 'ALL to maille_shared using true check true',
  'network_people.pooled': 'ALL to maille_shared using true check true',
  'network_sites.pooled': 'ALL to maille_shared using true check true',
  // the guard of reservations counts every booking of a resource
  'reservations.guard': 'ALL to maille_guard using true check true',
  'resource_locks.guard': 'ALL to maille_guard using true check true',
  'resources.guard': 'SELECT to maille_guard using true',
  'resource_families.guard': 'ALL to maille_guard using true check true',
  'resource_blocks.guard': 'ALL to maille_guard using true check true',
  // whoever ends the hold of a guest, the guard too, makes the address forgotten
  'guest_bookings.guard': 'ALL to maille_guard using true check true',
};

/** `security definer` functions: who they run as, and why they must. */
export const DEFINERS: Readonly<Record<string, readonly [owner: string, why: string]>> = {
  'principal_of(bytea)': ['maille_shared', 'from a session to its person, before a context can exist'],
  'invitation_door(uuid,bytea)': ['maille_shared', 'from an invitation to what opens its row'],
  'calendar_door(bytea)': ['maille_shared', 'from the secret of a calendar link to whose reservations it shows'],
  'place_door(text)': ['maille_shared', 'from the code of a sheet to the place it hangs at'],
  'reservation_door(bytea)': ['maille_shared', 'from the secret of a link to the booking it manages'],
  'guest_is_forgotten()': ['maille_guard', 'runs inside the guard too; refuses another site first'],
  'resource_keeps_its_family()': ['maille_guard', 'compares bookings of a family; refuses another site first'],
  'reservation_guard()': ['maille_guard', 'counts every booking of a resource; refuses another site first'],
  ...EXTRA_DEFINERS,
  'reservation_promised()': ['maille_guard', 'looks at who waits and what is free; refuses another site first'],
  'waiting_is_told()': ['maille_shared', 'asks whether anybody waits at the site of a row that was written'],
  'waiting_is_told_of_blocks()': [
    'maille_shared',
    'asks whether anybody waits at the sites of rows that were taken away',
  ],
  'managed_companies()': ['maille_shared', 'a policy of role_grants cannot ask role_grants'],
  'unmanaged_companies()': ['maille_shared', 'the staff of a site do not see who manages a company'],
  'company_keeps_a_manager()': ['maille_shared', 'who has removed themselves sees the others no more'],
  'billing_follows()': [
    'maille_guard',
    'a person corrects their own records at every site; nobody else’s are in sight',
  ],
  'charge_cost_centre()': ['maille_guard', 'reads how a cost centre is called'],
  'company_charge()': ['maille_guard', 'reads how a seller and a cost centre stand; refuses another site first'],
  'company_pays()': ['maille_guard', 'asks whether a company pays for somebody; refuses another site first'],
  'company_counts()': ['maille_guard', 'counts what a company spends anywhere; refuses another site first'],
  'site_shows_otherwise()': ['maille_shared', 'forgets pooled sums the moment a site shows more or less of itself'],
  'pool_usage(uuid,date,date)': ['maille_shared', 'sums over the sites of a network'],
  'pool_people(uuid,date,date)': ['maille_shared', 'counts different people over the sites of a network'],
  'network_figures(uuid,integer)': ['maille_shared', 'publishes sums that stand for nobody, to a coordinator'],
  'network_named(uuid,integer)': ['maille_shared', 'figures of sites that show them, to a coordinator'],
};

/** Tables without a row class: they are only ever written and read as sums, in SQL. */
export const WITHOUT_ENTITY: Reasons = {
  migrations: "TypeORM's own",
  company_spending: 'written by a trigger alone',
  site_versions: 'written by a trigger alone',
};
