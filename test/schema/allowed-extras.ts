/** Policies of what is had along with a place: prices are public, a person sees their own, the guard counts all. */
export const EXTRA_POLICIES = {
  'extras.shared': 'SELECT to maille_shared using true',
  'extra_resources.shared': 'SELECT to maille_shared using true',
  'reservation_extras.own':
    'SELECT to public using (EXISTS ( SELECT FROM reservations r WHERE ((r.site_id = reservation_extras.site_id) ' +
    'AND (r.id = reservation_extras.reservation_id) AND r.person_id = ctx_person())))',
  'reservation_extras.shared': 'SELECT to maille_shared using true',
  'extras.guard': 'ALL to maille_guard using true check true',
  'reservation_extras.guard': 'ALL to maille_guard using true check true',
} as const;
