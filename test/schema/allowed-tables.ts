type Reasons = Readonly<Record<string, string>>;

/** Tables that are not a site's: every other table has `site_id` and the tenant policy, forced. */
export const NOT_OF_A_SITE: Reasons = {
  networks: 'what a network is called is public',
  companies: 'a company belongs to a network; own policies (its managers)',
  company_cost_centres: 'the same',
  company_people: 'the same, and the person',
  company_spending: 'the same',
  persons: 'a person is one across all sites; own policies (the person, the address that signs in)',
  role_grants: 'roles of all scopes in one table; own policies by scope and person',
  invitations: 'invitations of all scopes in one table; own policies by scope and address',
  sessions: 'looked up by the hash of a secret before anyone is known; holds hashes',
  sign_in_codes:
    'nobody has signed in yet, so no context exists; keyed by a hash, the address is forgotten once mailed',
  sign_in_failures: 'counted before anyone is known; keyed by a hash',
  personal_calendars: 'a person is one across all sites; own policy; holds hashes',
  events: 'the outbox: ids only, read by the worker for all sites',
  network_hours: 'sums over sites; the application has no right on it, definer functions publish what may be',
  network_people: 'sums over sites; the application has no right on it, definer functions publish what may be',
  network_sites: 'sites that show their occupancy; the application has no right on it',
  migrations: 'which migrations ran; the application has no right on it',
};

/** Of these, the ones that hold no row-level security: the application reads them without a context. */
export const OPEN_TABLES = ['networks', 'sessions', 'sign_in_codes', 'sign_in_failures', 'events', 'migrations'];

/** Keys of tenant tables that do not carry `site_id`. */
export const KEYS_ACROSS_SITES: Reasons = {
  reservations_id_of_person: 'the same id is one booking for whose it is, who asks for it by its id alone',
  series_id_of_person: 'the same',
  waiting_entries_id_of_person: 'the same',
  sites_slug_is_unique: 'the slug is the public address of a site: one namespace for the whole installation',
  reservation_links_secret: 'a link is looked up by the hash of its secret before any site is known',
  resource_codes_code: 'the code of a sheet is looked up before any site is known',
  photos_id_is_unique: 'the public address of a photo has no site in it',
  site_calendars_secret: 'a link is looked up by the hash of its secret before any site is known',
};
