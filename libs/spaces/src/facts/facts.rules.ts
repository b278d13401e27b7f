import { type AccessFacts, type FieldError, invalid } from '#libs/domain';

/** What a manager says of the site. Its address on the web, country, currency and time are the operator's. */
export interface SiteFacts {
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly commune: string;
  readonly lat: number;
  readonly lon: number;
  readonly phone: string | null;
  readonly email: string | null;
  readonly description: string | null;
  readonly access: string | null;
  readonly services: readonly string[];
  /** In a wheelchair, all in all: what the finder looks for. */
  readonly accessible: boolean;
  readonly accessibility: AccessFacts;
  /** How many days ahead one may book. */
  readonly horizonDays: number;
  /** Shown to everybody, and open for bookings. */
  readonly published: boolean;
}

const PHONE = /^\+?[\d ().-]{6,30}$/;

/** Checks what no field can tell alone. Throws `invalid_request`. */
export function checkSiteFacts(facts: SiteFacts): SiteFacts {
  const errors: FieldError[] = [];
  const wrong = (field: string, message: string) => errors.push({ field, message: `${field} ${message}` });
  for (const field of ['name', 'street', 'postcode', 'commune'] as const) {
    if (facts[field] === '') wrong(field, 'must not be empty');
  }
  if (facts.phone !== null && !PHONE.test(facts.phone)) wrong('phone', 'must be a telephone number');
  // The middle of the Gulf of Guinea: somebody has left both at nothing.
  if (facts.lat === 0 && facts.lon === 0) wrong('lat', 'and lon must be where the site is');
  if (errors.length > 0) throw invalid('invalid_request', { detail: errors[0]!.message, errors });
  return { ...facts, services: [...new Set(facts.services)] };
}
