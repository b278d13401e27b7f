import { ACCOUNTING_PRIVILEGES } from './allowed-accounting.js';
import { OWNER_VIEWS } from './allowed-views.js';

type Reasons = Readonly<Record<string, string>>;

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
  company_accounts: 'insert select update(reverse_charge_for)',
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
  // documents are drawn from it for good
  seller_logos: 'insert select',
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
  reservation_extras: 'insert select update',
  // an order stays as it was given; which dates could not be had is known at the end
  series: 'insert select update(skipped)',
  // who waits stays on record; for what and since when is never changed
  waiting_entries: 'insert select update(reservation_id) update(status)',
  resource_locks: 'insert select update',
  // what is on offer is retired and not deleted: memberships and groups refer to it
  plans: 'insert select update',
  packs: 'insert select update',
  extras: 'insert select update',
  extra_resources: 'delete insert select',
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
  // what an invoice took off stays so, but for what goes back (deposit_deduction_guard)
  deposit_deductions: 'insert select update(returned_cents)',
  deposit_returns: 'insert select',
  // a draft goes; what was sent stays (quote_guard)
  quotes: ALL,
  quote_series: 'insert select update',
  // what was asked for and what became of it stays on record
  billing_runs: 'insert select update',
  billing_run_items: 'insert select update',
  ...ACCOUNTING_PRIVILEGES,
  number_series: 'insert select update',
  invoice_files: 'insert select',
  render_failures: ALL,
  // what was sent stays on record
  document_mails: 'insert select update',
  document_mail_settings: 'insert select update',
  // only ever added to
  journal_entries: 'insert select',
  // to lock it; it follows the entries, whatever it is told
  journal_heads: 'insert select update',
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
    legal_profiles: 'select(country) select(site_id) select(vat_regime)',
    charges:
      'select(amount_cents) select(company_id) select(cost_centre_name) select(currency) select(id) select(label) ' +
      'select(member_id) select(person_id) select(price_mode) select(quantity) select(recorded_at) select(site_id) ' +
      'select(status) select(supplied_on) select(unit_price_cents) select(vat_rate_bp)',
    invoices:
      'select(company_id) select(corrects_id) select(currency) select(due_on) select(gross_cents) select(id) ' +
      'select(issued_on) select(kind) select(month) select(net_cents) select(number) select(number_rank) select(number_year) select(site_id) ' +
      'select(snapshot) select(status) select(vat_cents)',
    sites: 'select',
    resources: 'select',
    opening_hours: 'select',
    rates: 'select',
    rate_steps: 'select',
    rate_windows: 'select',
    extras: 'select',
    extra_resources: 'select',
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
    number_series: 'select(site_id)',
    document_mails: 'select(claimed_until) select(next_try_at) select(site_id) select(state)',
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
    reservation_extras: 'select(cents) select(name) select(quantity) select(reservation_id) select(site_id)',
    reservations:
      'select(blocked) select(blocked_from) select(blocked_until) select(company_id) select(cost_centre_id) ' +
      'select(currency) select(during) select(has_extras) select(hold_expires_at) select(hold_for) select(id) select(kind) select(member_id) ' +
      'select(person_id) select(price_cents) select(quantity) select(resource_id) select(site_id) select(status)',
  },
  maille_guard: {
    companies: 'select update(name)',
    company_accounts: 'insert select',
    company_cost_centres: 'select',
    company_people: 'select update(joined_at)',
    company_spending: 'insert select update',
    legal_profiles: 'select(country) select(site_id) select(vat_regime)',
    members:
      'select(person_id) update(commune) update(company_name) update(country) update(postcode) update(registration) ' +
      'update(street) update(vat_number)',
    reservations: 'select update',
    extras: 'select update',
    reservation_extras: 'select update',
    resource_locks: 'select update',
    resources: 'select',
    resource_families: 'delete insert select',
    resource_blocks: 'select',
    waiting_entries: 'select',
    guest_bookings: 'delete select',
  },
};
