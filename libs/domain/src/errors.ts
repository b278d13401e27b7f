/**
 * Every problem code the product can answer, in one union: it is exported in the OpenAPI document, so the
 * browser's texts are checked by the compiler. A code names what went wrong for the person, never the mechanism.
 */
export const PROBLEM_CODES = [
  // the request itself
  'malformed_request',
  'invalid_request',
  'body_too_large',
  'unsupported_media_type',
  'bad_origin',
  'not_found',
  'unauthenticated',
  'forbidden',
  'too_many_attempts',
  'unavailable',
  'internal',
  // signing in
  'code_invalid',
  'credentials_invalid',
  'password_too_weak',
  'invitation_invalid',
  'last_manager',
  // booking
  'slot_taken',
  'in_the_past',
  'too_far_ahead',
  'outside_opening_hours',
  'closed',
  'closure_over_reservations',
  'duration_too_short',
  'duration_too_long',
  'off_step',
  'quantity_too_large',
  'not_for_sale',
  'id_reused',
  'not_cancellable',
  'not_movable',
  'already_invoiced',
  'not_checkable',
  'no_show_fee_invoiced',
  // the code on the sheet at a place
  'code_replaced',
  'nothing_booked_here',
  'not_on_the_spot',
  'too_many_calendars',
  // calendars of others that block a resource
  'calendar_address_invalid',
  'calendar_address_private',
  'too_many_external_calendars',
  'hold_expired',
  'too_many_holds',
  'awaits_approval',
  // waiting lists
  'place_is_free',
  'already_waiting',
  'too_many_waiting',
  'too_many_guests',
  // a site's own rules
  'too_late_to_book',
  'too_late_to_change',
  'too_late_to_cancel',
  'quota_reached',
  'one_place_at_a_time',
  'authorisation_missing',
  'authorisation_expired',
  'authorisation_exists',
  'approval_needed',
  'not_awaiting_approval',
  // bookings that repeat
  'series_rule_unknown',
  'series_too_long',
  'series_without_dates',
  'series_conflicts',
  'not_a_time',
  // places
  'parent_not_whole',
  'parent_in_itself',
  'parent_booked',
  // looking for a place
  'hours_reversed',
  'unknown_feature',
  'unknown_commune',
  'radius_out_of_range',
  'position_incomplete',
  'resource_booked',
  'capacity_below_booked',
  'name_taken',
  'photo_unreadable',
  'photo_too_large',
  'too_many_photos',
  // invoicing
  'legal_profile_incomplete',
  'seller_number_wrong',
  'vat_number_elsewhere',
  'member_known',
  'reverse_charge_not_by_seller',
  'reverse_charge_needs_vat_number',
  'reverse_charge_at_home',
  'reverse_charge_outside_union',
  'reverse_charge_other_number',
  'seller_prices_differ',
  'nothing_to_invoice',
  'month_not_begun',
  'billing_bound',
  'too_many_watchers',
  'vat_rate_unknown',
  'line_invoiced',
  'document_frozen',
  'credit_above_original',
  'credit_not_positive',
  'credit_other_sign',
  'deposit_deducted',
  'nothing_to_credit',
  'nothing_to_settle',
  'not_creditable',
  'quote_sent',
  'quote_not_sent',
  'quote_expired',
  'quote_decided',
  'quote_not_positive',
  // accounting
  'accounting_month_closed',
  'accounting_month_running',
  'fec_not_for_seller',
  'journal_day_closed',
  'archive_days_reversed',
  'archive_too_long',
  // companies that pay
  'company_not_paying',
  'company_cap_reached',
  // what may be had with a place
  'extra_not_offered',
  'extra_not_left',
  'extra_stock_booked',
  // prices, plans and credit
  'rates_overlap',
  'rate_without_price',
  'rate_step_twice',
  'rate_in_use',
  'rate_retired',
  'rate_terms_differ',
  'hours_overlap',
  'already_billed',
  'credit_not_enough',
  'credit_used',
  'credit_wrong_unit',
  'credit_needs_price_mode',
  'pack_not_on_sale',
  'price_changed',
  'clock_went_back',
  'group_closed',
  'allowance_unit_wrong',
  'plan_cycle_fixed',
  'plan_retired',
  'plan_held_already',
  'plan_unchanged',
  'starts_too_early',
  'end_before_start',
  'too_early_to_end',
  'too_early_to_change',
  'pause_not_offered',
  'rights_used_later',
  'already_ending',
  'not_ending',
  'membership_over',
  'already_paused',
  'not_paused',
  'invoice_negative',
  'mail_under_way',
  'too_many_copies',
  'rendering_failed',
  // documents that open a social tariff
  'paper_unreadable',
  'paper_active',
  'paper_decided',
  'paper_changed',
  'paper_kind_closed',
  'too_many_pages',
  'too_many_papers',
  // members from a file
  'import_unreadable',
  'import_without_email',
  'import_too_long',
  'import_not_ready',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type ProblemKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'throttled'
  | 'unavailable';

/** Kinds meet HTTP here and nowhere else (RFC 9110); whatever is not a DomainError is a 500 without detail. */
export const STATUS_OF_KIND: Record<ProblemKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  throttled: 429,
  unavailable: 503,
};

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What a person may be told beside the code: only public facts, never another tenant's. */
export interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  readonly [fact: string]: unknown;
}

export class DomainError extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(details.detail ?? code);
    this.name = 'DomainError';
  }
}

export const invalid = (code: ProblemCode, details?: ProblemDetails) => new DomainError('invalid', code, details);
export const conflict = (code: ProblemCode, details?: ProblemDetails) => new DomainError('conflict', code, details);
export const notFound = () => new DomainError('not_found', 'not_found');
export const forbidden = () => new DomainError('forbidden', 'forbidden');
export const unauthenticated = () => new DomainError('unauthenticated', 'unauthenticated');
/** One field of the body is not acceptable; `message` says what would be. */
export const invalidField = (field: string, message: string) =>
  invalid('invalid_request', { detail: `${field}: ${message}`, errors: [{ field, message }] });

/**
 * The bridge from the database to the person: a constraint that decides something a person can cause is named
 * here. A constraint that is not (a bug of ours) stays a 500. `test/schema` checks that each name exists.
 */
export const PROBLEM_OF_CONSTRAINT: Readonly<Record<string, readonly [ProblemKind, ProblemCode]>> = {
  reservation_no_overlap: ['conflict', 'slot_taken'],
  reservation_pool_capacity: ['conflict', 'slot_taken'],
  reservation_family_taken: ['conflict', 'slot_taken'],
  reservation_place_blocked: ['conflict', 'slot_taken'],
  reservation_promised: ['conflict', 'slot_taken'],
  waiting_entries_once: ['conflict', 'already_waiting'],
  waiting_entries_pkey: ['conflict', 'id_reused'],
  waiting_entries_id_of_person: ['conflict', 'id_reused'],
  reservation_during_sane: ['invalid', 'invalid_request'],
  reservation_resource: ['not_found', 'not_found'],
  resources_name_is_unique: ['conflict', 'name_taken'],
  photos_id_is_unique: ['conflict', 'id_reused'],
  resource_parent: ['not_found', 'not_found'],
  plan_place_resource: ['not_found', 'not_found'],
  resource_parent_is_whole: ['conflict', 'parent_not_whole'],
  resource_family_is_a_tree: ['conflict', 'parent_in_itself'],
  resource_family_is_booked: ['conflict', 'parent_booked'],
  quota_resource: ['not_found', 'not_found'],
  authorisations_name_is_unique: ['conflict', 'authorisation_exists'],
  authorisation_needs_resource: ['not_found', 'not_found'],
  site_calendars_resource: ['not_found', 'not_found'],
  external_calendars_resource: ['not_found', 'not_found'],
  series_pkey: ['conflict', 'id_reused'],
  series_id_of_person: ['conflict', 'id_reused'],
  reservations_pkey: ['conflict', 'id_reused'],
  reservations_id_of_person: ['conflict', 'id_reused'],
  rates_name_is_unique: ['conflict', 'name_taken'],
  rate_in_use: ['conflict', 'rate_in_use'],
  rate_on_offer: ['conflict', 'rate_retired'],
  rate_windows_no_overlap: ['conflict', 'rates_overlap'],
  rate_windows_same_terms: ['conflict', 'rate_terms_differ'],
  rate_windows_of_rate: ['conflict', 'rate_terms_differ'],
  extras_name_is_unique: ['conflict', 'name_taken'],
  extras_pkey: ['conflict', 'id_reused'],
  extra_resource: ['not_found', 'not_found'],
  extra_left: ['conflict', 'extra_not_left'],
  extra_stock_holds: ['conflict', 'extra_stock_booked'],
  plans_name_is_unique: ['conflict', 'name_taken'],
  plan_allowance_resource: ['not_found', 'not_found'],
  plan_access_no_overlap: ['conflict', 'hours_overlap'],
  plan_access_pkey: ['conflict', 'hours_overlap'],
  plan_rates_same_terms: ['conflict', 'rate_terms_differ'],
  plan_rates_of_rate: ['conflict', 'rate_terms_differ'],
  group_rates_same_terms: ['conflict', 'rate_terms_differ'],
  group_rates_of_rate: ['conflict', 'rate_terms_differ'],
  member_groups_name_is_unique: ['conflict', 'name_taken'],
  membership_terms_plan_once: ['conflict', 'plan_held_already'],
  memberships_pkey: ['conflict', 'id_reused'],
  membership_changes_pkey: ['conflict', 'id_reused'],
  membership_period_billed_once: ['conflict', 'already_billed'],
  credit_never_negative: ['conflict', 'credit_not_enough'],
  credit_lot_resource: ['not_found', 'not_found'],
  members_pkey: ['conflict', 'id_reused'],
  companies_pkey: ['conflict', 'id_reused'],
  company_cap: ['conflict', 'company_cap_reached'],
  company_pays: ['conflict', 'company_not_paying'],
  company_keeps_a_manager: ['conflict', 'last_manager'],
  company_cost_centres_pkey: ['conflict', 'id_reused'],
  company_cost_centres_name_is_unique: ['conflict', 'name_taken'],
  company_people_cost_centre: ['not_found', 'not_found'],
  paper_kinds_name_is_unique: ['conflict', 'name_taken'],
  paper_kind_group: ['not_found', 'not_found'],
  paper_kinds_pkey: ['conflict', 'id_reused'],
  papers_pkey: ['conflict', 'id_reused'],
  paper_pages_pkey: ['conflict', 'id_reused'],
  packs_name_is_unique: ['conflict', 'name_taken'],
  pack_resource: ['not_found', 'not_found'],
  invoice_frozen: ['conflict', 'document_frozen'],
  document_mails_pkey: ['conflict', 'id_reused'],
  credit_within_its_original: ['conflict', 'credit_above_original'],
  accounting_month_closed: ['conflict', 'accounting_month_closed'],
  invoice_chronological: ['conflict', 'clock_went_back'],
  invoice_after_closure: ['conflict', 'journal_day_closed'],
  site_keeps_a_manager: ['conflict', 'last_manager'],
};
