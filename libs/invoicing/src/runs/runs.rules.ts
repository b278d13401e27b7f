import {
  type Buyer,
  type Day,
  type ProblemCode,
  type VatGroup,
  type VatRegime,
  type VatResult,
  vatRatesOn,
} from '#libs/domain';

/** `stopped`: nothing more is issued until somebody says so. */
export const RUN_STATES = ['running', 'stopped', 'done'] as const;
export type RunState = (typeof RUN_STATES)[number];
export const STOPPED_BY = ['person', 'bound'] as const;
export type StoppedBy = (typeof STOPPED_BY)[number];
/** `skipped`: there was nothing to invoice any more, or somebody left it out. */
export const ITEM_STATES = ['pending', 'issued', 'skipped', 'refused'] as const;
export type ItemState = (typeof ITEM_STATES)[number];
export type ItemReason = ProblemCode | 'left_out';

/**
 * What a person should look at before it becomes a document. `negative` and `vat_rate` keep the document from being
 * issued; the others are only worth a look.
 */
export const ANOMALIES = [
  'negative',
  'vat_rate',
  'zero',
  'unusual',
  'given_back',
  'older',
  'reverse_charge_lapsed',
  'no_address',
  'no_email',
  'no_registration',
] as const;
export type Anomaly = (typeof ANOMALIES)[number];
export const KEEPS_FROM_ISSUING: ReadonlySet<Anomaly> = new Set(['negative', 'vat_rate']);

/** An invoice of more than this many times what the debtor usually has. */
const UNUSUAL_TIMES = 3;

interface Supplied {
  readonly suppliedOn: Day;
  readonly amountCents: number;
  readonly vatRateBp: number;
}

export interface Owed {
  readonly buyer: Buyer;
  readonly charges: readonly Supplied[];
  readonly sums: VatResult;
  /** The median of the debtor's last invoices, tax included; null: there are too few. */
  readonly usualCents: number | null;
}

export interface SoldBy {
  readonly country: string;
  readonly vatRegime: VatRegime;
}

/** In the order of ANOMALIES. `first`: of the month that is invoiced. */
export function anomaliesOf({ buyer, charges, sums, usualCents }: Owed, seller: SoldBy, first: Day): Anomaly[] {
  const { groups, grossCents } = sums;
  const found: Record<Anomaly, boolean> = {
    negative: groups.some(({ netCents, vatCents }) => netCents + vatCents < 0),
    vat_rate: seller.vatRegime === 'standard' && charges.some((one) => !isKnownRate(one, seller)),
    zero: grossCents === 0,
    unusual: usualCents !== null && usualCents > 0 && grossCents > UNUSUAL_TIMES * usualCents,
    given_back: charges.some(({ amountCents }) => amountCents < 0),
    older: charges.some(({ suppliedOn }) => suppliedOn < first),
    reverse_charge_lapsed: buyer.reverseCharge === false,
    no_address: buyer.address === null,
    no_email: buyer.email.trim() === '',
    no_registration: buyer.companyName !== null && buyer.registration === null,
  };
  return ANOMALIES.filter((anomaly) => found[anomaly]);
}

const isKnownRate = ({ suppliedOn, vatRateBp }: Supplied, { country }: SoldBy): boolean =>
  vatRatesOn(country, suppliedOn).includes(vatRateBp);

/** What several documents come to, by rate, the highest first; each is rounded on its own document. */
export function sumByRate(all: readonly VatResult[]): VatGroup[] {
  const found = new Map<string, VatGroup>();
  for (const group of all.flatMap(({ groups }) => groups)) {
    const key = `${group.vatCategory} ${group.vatRateBp}`;
    const before = found.get(key) ?? { ...group, netCents: 0, vatCents: 0 };
    const netCents = before.netCents + group.netCents;
    found.set(key, { ...before, netCents, vatCents: before.vatCents + group.vatCents });
  }
  return [...found.values()].toSorted((a, b) => b.vatRateBp - a.vatRateBp);
}

const ALWAYS_ALLOWED = 50;
const BOUND_TIMES = 3;

/**
 * How many documents a site issues on one day before somebody is asked whether that is meant: a mistake in the data of
 * thousands of members is better found after fifty invoices than after all of them.
 */
export const boundOf = (busiestDayOfLastMonth: number): number =>
  Math.max(ALWAYS_ALLOWED, BOUND_TIMES * busiestDayOfLastMonth);
