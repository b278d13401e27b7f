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

/** What runs with the guard's eyes, and why it must. */
export const EXTRA_DEFINERS: Readonly<Record<string, readonly [owner: string, why: string]>> = {
  'extras_taken(uuid,uuid,tstzrange,uuid)': [
    'maille_guard',
    'says how many of an extra are taken, and nothing of by whom',
  ],
  'reservation_extra_guard()': ['maille_guard', 'counts every booking of an extra; refuses another site first'],
  'extras_follow()': ['maille_guard', 'the same when a booking moves or comes back; refuses another site first'],
};
