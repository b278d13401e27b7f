import { COMPANY_POLICIES } from './allowed-companies.js';

export { KEYS_ACROSS_SITES, NOT_OF_A_SITE, OPEN_TABLES } from './allowed-tables.js';

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

/** Views that read with their owner's eyes. The owner is maille_shared; the columns are named in the view. */
export const OWNER_VIEWS: Reasons = {
  shared_sites: 'published sites: address, contact, position',
  shared_site_names: 'the name of a site that is no longer offered, for bookings made before',
  shared_resources: 'what can be booked',
  shared_resource_names: 'the name of a resource that is no longer offered, for bookings made before',
  shared_opening_hours: 'when a site is open',
  shared_resource_hours: 'when a resource with a week of its own is open',
  shared_site_facts: 'what a published site says of how to reach and use it',
  shared_resource_facts: 'the same of what can be booked, and what it is like',
  shared_photos: 'photos of published sites, with what they show; not who sent them',
  shared_photo_files: 'the pictures themselves',
  shared_closures: 'when a site or a resource is closed and why; not who entered it',
  shared_opening_calendars: 'which public holidays a site keeps',
  shared_periods: 'parts of the day that are offered by a name',
  shared_rate_books: 'public prices',
  shared_paper_kinds: 'which documents a site asks for, and what they open; not who has sent one',
  shared_site_versions: 'whether a site has changed, by a number that says nothing else',
  shared_rulebooks: 'what a site asks of who books there; not who has booked what, nor who has which training',
  shared_authorisation_needs: 'which training a resource needs; not who has it',
  shared_busy: 'busy intervals without names',
  shared_plan_places: 'where the resources of a site stand, on its public page',
  shared_families: 'which resources lie in which',
  shared_blocks: 'times that something outside takes, without what it is',
  shared_calendar_turns: 'which calendar of others is to be asked when: ids alone',
  shared_holds: 'which sites hold places, and until when',
  shared_plans: 'plans that members of a site may take themselves, on its public page; not who has them',
  shared_membership_sites: 'which sites have memberships to bill: ids alone',
  shared_credit_ends: 'which sites have credit that ends, and when',
  shared_waiting: 'how many wait for which place, without names',
  shared_long: 'busy intervals of more than a day, without names',
  company_links: 'which companies may pay for a person: to that person, and to staff of sites that know both',
  site_companies: 'whom to bill, of companies with an account at the site of the context',
  company_team: 'name and address of the people of a company, to those who manage it',
  invited_companies: 'the name of a company, to whom it has invited',
  payer_names: 'the name of a company, to those whose bookings it pays and the staff of where they are',
  company_sellers: 'sites that bill a company, to those who manage it',
  company_charges: 'what a company owes and for whom, to those who manage it',
  company_invoices: 'the invoices of a company, to those who manage it',
  company_bookings: 'what the people of a company have booked that it pays, to those who manage it',
  site_team: 'name and address of those who work at the site of the context',
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
  'reservation_promised()': ['maille_guard', 'looks at who waits and what is free; refuses another site first'],
  'waiting_is_told()': ['maille_shared', 'asks whether anybody waits at the site of a row that was written'],
  'waiting_is_told_of_blocks()': [
    'maille_shared',
    'asks whether anybody waits at the sites of rows that were taken away',
  ],
  'managed_companies()': ['maille_shared', 'a policy of role_grants cannot ask role_grants'],
  'unmanaged_companies()': ['maille_shared', 'the staff of a site do not see who manages a company'],
  'company_keeps_a_manager()': ['maille_shared', 'who has removed themselves sees the others no more'],
  'company_charge()': ['maille_guard', 'reads how a seller and a cost centre stand; refuses another site first'],
  'company_pays()': ['maille_guard', 'asks whether a company pays for somebody; refuses another site first'],
  'company_counts()': ['maille_guard', 'counts what a company spends anywhere; refuses another site first'],
  'site_shows_otherwise()': ['maille_shared', 'forgets pooled sums the moment a site shows more or less of itself'],
  'pool_usage(uuid,date,date)': ['maille_shared', 'sums over the sites of a network'],
  'pool_people(uuid,date,date)': ['maille_shared', 'counts different people over the sites of a network'],
  'network_figures(uuid,integer)': ['maille_shared', 'publishes sums that stand for nobody, to a coordinator'],
  'network_named(uuid,integer)': ['maille_shared', 'figures of sites that show them, to a coordinator'],
};

const ALL = 'delete insert select update';
/** Everything maille_app may do with a relation of the schema; nothing else, and nobody else more. */
export const APP_PRIVILEGES: Reasons = {
  ...Object.fromEntries(
    ['sites', 'legal_profiles', 'rates', 'rate_steps', 'resources', 'opening_hours', 'members', 'invoices'].map(
      (table) => [table, ALL],
    ),
  ),
  ...Object.fromEntries(
    ['persons', 'company_people', 'role_grants', 'sessions', 'sign_in_codes', 'sign_in_failures', 'invitations'].map(
      (table) => [table, ALL],
    ),
  ),
  companies: 'insert select update',
  // where it was opened, or somebody booked for it
  company_accounts: 'insert select',
  // closed and not deleted: bookings keep theirs
  company_cost_centres: 'insert select update',
  // counted by the trigger of charges alone
  company_spending: 'select',
  resource_blocks: ALL,
  plan_places: ALL,
  external_calendars: ALL,
  // written by the trigger of resources alone
  resource_families: 'select',
  personal_calendars: ALL,
  site_calendars: ALL,
  guest_bookings: ALL,
  reservation_links: ALL,
  resource_codes: 'insert select update(ended_at) update(ended_by)',
  resource_hours: ALL,
  closures: ALL,
  photos: ALL,
  // never changed: another picture is another photo; deleted with it
  photo_files: 'insert select',
  kept_holidays: ALL,
  site_rules: 'insert select update',
  ...Object.fromEntries(
    [
      'resource_rules',
      'quotas',
      'cancellation_steps',
      'authorisations',
      'authorisation_needs',
      'authorisation_grants',
    ].map((table) => [table, ALL]),
  ),
  opening_calendars: 'insert select update',
  site_versions: 'insert select update',
  named_periods: ALL,
  usage_hours: ALL,
  usage_people: ALL,
  events: ALL,
  networks: 'insert select update',
  // never deleted: charges are voided, reservations cancelled, numbers gapless, documents kept
  charges: 'insert select update',
  reservations: 'insert select update',
  // an order stays as it was given; which dates could not be had is known at the end
  series: 'insert select update(skipped)',
  // who waits stays on record; for what and since when is never changed
  waiting_entries: 'insert select update(reservation_id) update(status)',
  resource_locks: 'insert select update',
  // what is on offer is retired and not deleted: memberships and groups refer to it
  plans: 'insert select update',
  packs: 'insert select update',
  member_groups: 'insert select update',
  ...Object.fromEntries(
    [
      'rate_windows',
      'plan_allowances',
      'plan_discounts',
      'plan_access',
      'plan_rates',
      'group_rates',
      'group_members',
    ].map((table) => [table, ALL]),
  ),
  memberships: 'insert select update',
  membership_terms: ALL,
  // who changed what stays on record
  membership_changes: 'insert select',
  // what was billed stays on record; a period that ends sooner is shortened
  membership_periods: 'insert select update',
  // a ledger: lines are added, lots change by them
  credit_lots: 'insert select update',
  credit_lines: 'insert select',
  // what a pass pays for is given back by naming no place of it any more
  credit_days: 'insert select update',
  credit_notices: 'insert select',
  member_imports: ALL,
  // they go with their import
  member_import_lines: 'insert select update',
  // a note is taken back, never rewritten
  member_notes: 'delete insert select',
  // what was agreed to stays on record
  member_consents: 'insert select',
  // what is asked for is closed and not deleted; a decision stays, its pages go
  paper_kinds: 'insert select update',
  papers: 'insert select update',
  paper_kind_groups: 'delete insert select',
  paper_pages: 'delete insert select',
  invoice_balances: 'insert select update',
  // what was asked for and what became of it stays on record
  billing_runs: 'insert select update',
  billing_run_items: 'insert select update',
  number_series: 'insert select update',
  invoice_files: 'insert select',
  ...Object.fromEntries(Object.keys(OWNER_VIEWS).map((view) => [view, 'select'])),
};

/** What the two inner roles may do; column rights are written `select(column)`. */
export const INNER_PRIVILEGES: Readonly<Record<string, Reasons>> = {
  maille_shared: {
    companies: 'select',
    company_accounts: 'select',
    company_cost_centres: 'select',
    company_people: 'select',
    company_spending: 'select',
    members: 'select(id) select(name) select(person_id) select(site_id)',
    legal_profiles: 'select(site_id) select(vat_regime)',
    charges:
      'select(amount_cents) select(company_id) select(cost_centre_name) select(currency) select(id) select(label) ' +
      'select(member_id) select(person_id) select(price_mode) select(quantity) select(recorded_at) select(site_id) ' +
      'select(status) select(supplied_on) select(unit_price_cents) select(vat_rate_bp)',
    invoices:
      'select(company_id) select(currency) select(due_on) select(gross_cents) select(id) select(issued_on) select(kind) ' +
      'select(month) select(net_cents) select(number) select(number_rank) select(number_year) select(site_id) ' +
      'select(status) select(vat_cents)',
    sites: 'select',
    resources: 'select',
    opening_hours: 'select',
    rates: 'select',
    rate_steps: 'select',
    rate_windows: 'select',
    paper_kinds: 'select',
    paper_kind_groups: 'select',
    member_groups: 'select(active) select(discount_bp) select(id) select(name) select(site_id)',
    resource_hours: 'select',
    kept_holidays: 'select',
    photos: 'select(alt_en) select(alt_fr) select(id) select(position) select(resource_id) select(site_id)',
    photo_files: 'select',
    site_rules: 'select',
    resource_rules: 'select',
    quotas: 'select',
    cancellation_steps: 'select',
    authorisations: 'select',
    authorisation_needs: 'select',
    opening_calendars: 'select',
    named_periods: 'select',
    site_versions: 'select',
    closures:
      'select(first_day) select(from_minute) select(id) select(last_day) select(reason) select(repeats) ' +
      'select(resource_id) select(scope) select(site_id) select(until_minute)',
    resource_families: 'select',
    plan_places: 'select',
    resource_blocks: 'select(during) select(resource_id) select(site_id)',
    external_calendars: 'select(id) select(next_try_at) select(site_id)',
    memberships: 'select(site_id)',
    plans: 'select',
    plan_allowances: 'select',
    plan_discounts: 'select',
    plan_access: 'select',
    credit_lots: 'select(remaining) select(site_id) select(valid)',
    networks: 'select',
    role_grants: 'select',
    usage_hours: 'select',
    usage_people: 'select',
    events: 'insert',
    network_hours: 'delete insert select',
    network_people: 'delete insert select',
    network_sites: 'delete insert select',
    sessions: 'select(expires_at) select(last_seen_at) select(person_id) select(token_hash)',
    invitations: 'select(email) select(id) select(scope_id) select(scope_kind) select(token_hash)',
    personal_calendars: 'select(id) select(last_used_at) select(person_id) select(token_hash)',
    site_calendars:
      'select(id) select(last_used_at) select(made_by) select(resource_id) select(site_id) select(token_hash)',
    waiting_entries: 'select(created_at) select(during) select(id) select(resource_id) select(site_id) select(status)',
    resource_codes: 'select(code) select(ended_at) select(resource_id) select(site_id)',
    reservation_links: 'select(person_id) select(reservation_id) select(site_id) select(token_hash)',
    persons: 'select(email) select(id) select(name)',
    reservations:
      'select(blocked) select(blocked_from) select(blocked_until) select(company_id) select(cost_centre_id) ' +
      'select(currency) select(during) select(hold_expires_at) select(hold_for) select(id) select(kind) select(member_id) ' +
      'select(person_id) select(price_cents) select(quantity) select(resource_id) select(site_id) select(status)',
  },
  maille_guard: {
    companies: 'select update(name)',
    company_accounts: 'insert select',
    company_cost_centres: 'select',
    company_people: 'select update(joined_at)',
    company_spending: 'insert select update',
    legal_profiles: 'select(site_id) select(vat_regime)',
    reservations: 'select update',
    resource_locks: 'select update',
    resources: 'select',
    resource_families: 'delete insert select',
    resource_blocks: 'select',
    waiting_entries: 'select',
    guest_bookings: 'delete select',
  },
};

/** Tables without a row class: they are only ever written and read as sums, in SQL. */
export const WITHOUT_ENTITY: Reasons = {
  migrations: "TypeORM's own",
  company_spending: 'written by a trigger alone',
  site_versions: 'written by a trigger alone',
};
