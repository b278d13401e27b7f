// Which texts travel with which pages: everyone gets the public ones, a page its own groups (src/app/texts.json).

/** What a page shows that no other page must wait for: keys by their beginnings. A text may be in several groups. */
export const GROUPS = {
  // Signing in, invitations, one's own profile.
  account: beginnings(
    `action.save consent. guest. invitation. member.billing profile. role. signIn.
     problem.code_invalid problem.credentials_invalid problem.invitation_invalid problem.password_too_weak
     problem.vat_number_`,
  ),
  // The console, one's own bookings and account, and the kit page, with what is refused to nobody else.
  console: beginnings(
    `action.print action.save arrivals.when arrivals.who members.tab kit. manage. money. profile.open role.
     section. unit.`,
    `problem.invoice_negative problem.last_manager
     problem.no_show_ problem.not_awaiting_approval`,
  ),
  // What goes on at a site: its day, and its bookings.
  floor: beginnings('arrivals. noMember. planning. today.'),
  // What a network is told in figures.
  figures: beginnings('figure. heat. network. trend.'),
  // Who works at a site; links to its calendars, and to calendars of others.
  agendas: beginnings('agendas. team. problem.calendar_address_ problem.too_many_external_calendars'),
  // What a manager sets about the place: hours, resources, plan, rules.
  place: beginnings(
    `accessFact. closure. noMember. facts. feature. photos. place. planedit. resources. rules. sheets.`,
    `problem.authorisation_exists problem.capacity_below_booked problem.closure_over_reservations problem.name_taken
     problem.parent_ problem.photo_ problem.resource_booked problem.too_many_photos`,
  ),
  // What a manager sells at.
  prices: beginnings(
    `noMember. tarifs. planning.day planning.from planning.member planning.resource planning.to resources.leave resources.retire resources.retired resources.back rules.unit.`,
    `problem.extra_ problem.name_taken problem.rate_ problem.rates_overlap`,
  ),
  // What is shown once somebody looks at one place, books, or looks at what they have booked.
  booking: beginnings(
    `book. booked. calendar. cancel. checkIn. closed. extras. held. instead. me. move. notFound.find notFound.map notFound.mine notFound.text
     notFound.title notFound.why payer. period. plan. price. rate. resource. series.scope signIn.email signIn.sendCode
     site. social. status. terms.`,
    `problem.already_ problem.approval_needed problem.body_too_large problem.credit_not_enough problem.authorisation_ problem.awaits_approval problem.closed problem.code_replaced problem.company_
     problem.hold_expired problem.id_reused problem.in_the_past problem.not_cancellable problem.not_checkable
     problem.not_for_sale problem.not_movable problem.not_on_the_spot problem.nothing_booked_here problem.duration_too_ problem.extra_not_ problem.off_step problem.one_place_
     problem.outside_opening_hours problem.quantity_too_large problem.quota_reached problem.series_
     problem.slot_taken problem.too_far_ahead problem.too_late_ problem.too_many_calendars problem.place_is_free
     problem.too_many_guests problem.too_many_holds problem.unsupported_media_type problem.too_many_waiting`,
  ),
  // Who sells at a site.
  seller: beginnings('missing. seller. problem.legal_profile_incomplete problem.seller_'),
  // What is invoiced, one by one or everybody of a month at once, and why not.
  billing: beginnings(
    `billing. deposit. documents. invoice. issue. missing. noMember. oneOff. quote. run. settle. section.quotes today.of problem.quote_`,
    `problem.billing_bound problem.clock_went_back problem.credit_above_original problem.credit_not_positive problem.credit_other_sign problem.deposit_deducted problem.document_frozen
     problem.journal_day_closed problem.mail_under_way problem.too_many_copies problem.legal_profile_incomplete problem.not_creditable problem.nothing_to_credit problem.nothing_to_settle
     problem.line_ problem.month_not_begun problem.nothing_to_invoice
     problem.rendering_failed problem.too_many_watchers problem.vat_rate_unknown`,
  ),
  // What somebody was invoiced and offered, for whoever pays.
  paid: beginnings(
    `documents. money. quote.accept. quote.own. quote.pdf. quote.refuse. quote.state. rate.mode. section.quotes`,
    `problem.quote_ problem.rendering_failed`,
  ),
  // Entries, VAT, what is booked where, and the journal of what was issued.
  accounting: beginnings(
    `billing.ahead. billing.noMonth. company.centre.none compta. journal. money.`,
    `problem.accounting_ problem.archive_ problem.fec_ problem.month_not_begun problem.legal_profile_incomplete`,
  ),
  // Companies that pay: their managers' screen, and what a site knows of them.
  company: beginnings('company. reverseCharge. problem.name_taken problem.reverse_charge_ problem.vat_number_'),
  // Behind the sheet at a place, behind the link of a mail, and where there is nothing behind it.
  doors: beginnings(
    'here. linked. broken. notFound.find notFound.map notFound.mine notFound.text notFound.title notFound.why',
  ),
  // Plans as they are offered: on the page of a site, and wherever one is chosen.
  offers: beginnings('accessFact. feature. offer.'),
  // What a manager says of a plan.
  formulas: beginnings('plans.'),
  // Who has which plan.
  plans: beginnings(
    `membership. plans.add plans.part plans.title`,
    `problem.allowance_unit_wrong problem.already_ending problem.pause_not_offered problem.rights_used_later problem.already_paused problem.end_before_start
     problem.hours_overlap problem.membership_over problem.name_taken problem.not_ending problem.not_paused
     problem.plan_ problem.rate_terms_differ problem.starts_too_early problem.too_early_to_`,
  ),
  // What is prepaid: one's own, and what a site sells and gives.
  credits: beginnings(
    `credits. packs.`,
    `problem.credit_needs_ problem.credit_used problem.credit_wrong_ problem.pack_ problem.price_changed`,
  ),
  // All members: the list, their groups, a file of them.
  people: beginnings('groups. import. members. problem.import_'),
  // The list of members and what is known of each.
  members: beginnings(
    `closure.day.error consent. documents.left member. members.noMatch.all members.title problem.member_known reverseCharge.`,
    `problem.group_closed problem.name_taken problem.rate_terms_differ problem.reverse_charge_ problem.vat_number_
     rules.grant.expired`,
  ),
  // Documents for social tariffs: one's own, and what managers decide.
  papers: beginnings(
    'arrivals.who papers. problem.group_closed problem.name_taken problem.paper_ problem.photo_ problem.too_many_pa',
  ),
  series: beginnings('series. planning.override.hint problem.not_a_time'),
  search: beginnings('feature. search. problem.hours_reversed problem.unknown_ problem.radius_ problem.position_'),
};

/** What the first page of all shows, whatever group its name would put it in. */
const PUBLIC = beginnings(
  `book.at book.go book.wait.at book.wait.go closed.everyone price.from price.per. site.accessible site.closedThatDay site.full site.see
   site.services`,
);

function beginnings(...lists) {
  return lists.flatMap((list) => list.split(/\s+/));
}
const begins = (key, list) => list.some((beginning) => key.startsWith(beginning));

/** The groups a text travels with; `public` when it is in none. */
export function groupsOf(key) {
  if (begins(key, PUBLIC)) return ['public'];
  const groups = Object.keys(GROUPS).filter((name) => begins(key, GROUPS[name]));
  return groups.length > 0 ? groups : ['public'];
}
