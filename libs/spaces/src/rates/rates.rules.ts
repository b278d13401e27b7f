import {
  type FieldError,
  type PriceMode,
  type RateStep,
  clockText,
  conflict,
  invalid,
  invalidField,
  vatRatesOfSeller,
  type Day,
  type VatRegime,
} from '#libs/domain';

/** A part of the week at another rate: the same hours on one or several weekdays. */
export interface WindowFacts {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes of the day, 0..1440. */
  readonly from: number;
  readonly until: number;
  /** The rate whose steps and cap are the price then. */
  readonly tableId: string;
}

/** What a manager says of a rate. */
export interface RateFacts {
  readonly name: string;
  readonly priceMode: PriceMode;
  /** Basis points: 2000 = 20 %. */
  readonly vatRateBp: number;
  readonly dailyCapCents: number | null;
  readonly steps: readonly RateStep[];
  readonly windows: readonly WindowFacts[];
}

/** What another rate must share to stand in for it. */
export interface OtherRate {
  readonly id: string;
  readonly name: string;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  readonly active: boolean;
}

/** One row of the database: a window of one weekday. */
export interface WindowRow extends Omit<WindowFacts, 'weekdays'> {
  readonly weekday: number;
}

export const rowsOf = (windows: readonly WindowFacts[]): WindowRow[] =>
  windows.flatMap(({ weekdays, ...window }) => weekdays.map((weekday) => ({ ...window, weekday })));

/** Rows with the same hours at the same rate are one window of several weekdays, in the order of the week. */
export function windowsOf<Row extends Omit<WindowRow, 'tableId'>>(
  rows: readonly Row[],
  tableOf: (row: Row) => string,
): (Row & { readonly weekdays: number[] })[] {
  const inOrder = rows.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
  const same = Map.groupBy(inOrder, (row) => `${row.from} ${row.until} ${tableOf(row)}`);
  return [...same.values()].map((group) => ({ ...group[0]!, weekdays: group.map(({ weekday }) => weekday) }));
}

/** The rate a product may carry where and when it is sold. Throws `vat_rate_unknown` with those there are. */
export function checkVatRate(
  vatRateBp: number,
  seller: { readonly country: string; readonly vatRegime: VatRegime | null },
  day: Day,
): void {
  const rates = vatRatesOfSeller(seller.country, seller.vatRegime, day);
  if (rates.includes(vatRateBp)) return;
  const message = `must be among ${rates.join(', ')}`;
  throw invalid('vat_rate_unknown', {
    detail: `vatRateBp: ${message}`,
    rates,
    errors: [{ field: 'vatRateBp', message }],
  });
}

/**
 * What the fields must be to one another; each alone has been checked before. Returns the steps from the shortest, the
 * price per hour last. Throws `rate_without_price` when there is none and `rate_step_twice` for two of one length.
 */
export function checkSteps(steps: readonly RateStep[]): RateStep[] {
  if (steps.length === 0) {
    const errors = [{ field: 'steps', message: 'must hold at least one price' }];
    throw invalid('rate_without_price', { detail: 'steps must hold at least one price', errors });
  }
  const length = (step: RateStep) => (step.kind === 'flat' ? step.upToMinutes : Infinity);
  const ordered = steps.toSorted((a, b) => length(a) - length(b));
  const again = ordered.find((step, index) => index > 0 && length(ordered[index - 1]!) === length(step));
  if (again) {
    const upToMinutes = again.kind === 'flat' ? again.upToMinutes : null;
    const what = upToMinutes === null ? 'price per hour' : `price up to ${upToMinutes} minutes`;
    const errors = [{ field: 'steps', message: `must hold one ${what}` }];
    throw invalid('rate_step_twice', { detail: errors[0]!.message, upToMinutes, errors });
  }
  return ordered;
}

const named = ({ weekday, from, until, tableId }: WindowRow, others: readonly OtherRate[]) => ({
  ...{ weekday, from: clockText(from), until: clockText(until) },
  name: others.find(({ id }) => id === tableId)?.name ?? null,
});

/**
 * Each window ends after it begins and is at another rate on offer with the same price mode and VAT; those of one
 * weekday do not overlap. Throws `rates_overlap` and `rate_terms_differ`, naming which.
 */
export function checkWindows(
  windows: readonly WindowFacts[],
  { priceMode, vatRateBp }: Pick<RateFacts, 'priceMode' | 'vatRateBp'>,
  others: readonly OtherRate[],
): void {
  const errors: FieldError[] = windows.flatMap(({ from, until }, nr) =>
    until > from ? [] : [{ field: `windows.${nr}.until`, message: `windows.${nr}.until must be later than from` }],
  );
  if (errors.length > 0) throw invalid('invalid_request', { detail: errors[0]!.message, errors });
  const tables = windows.map(({ tableId }, nr) => {
    const table = others.find(({ id, active }) => id === tableId && active);
    if (!table) throw invalidField(`windows.${nr}.tableId`, 'must be another rate of the site that is on offer');
    return table;
  });
  const differing = tables.filter((table) => table.priceMode !== priceMode || table.vatRateBp !== vatRateBp);
  if (differing.length > 0) throw termsDiffer(differing);
  const rows = rowsOf(windows).toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
  const overlaps = rows.flatMap((row, index) => {
    const before = rows[index - 1];
    return before?.weekday === row.weekday && row.from < before.until
      ? [[named(before, others), named(row, others)]]
      : [];
  });
  if (overlaps.length > 0) throw conflict('rates_overlap', { overlaps });
}

const termsDiffer = (rates: readonly OtherRate[]) =>
  conflict('rate_terms_differ', {
    rates: [...new Map(rates.map((rate) => [rate.id, rate])).values()].map(({ id, name, priceMode, vatRateBp }) => ({
      ...{ id, name, priceMode, vatRateBp },
    })),
  });

/** What is sold at a rate. */
export interface RateUsers {
  readonly resources: readonly { readonly id: string; readonly name: string }[];
  /** Rates with a part of the week at it. */
  readonly rates: readonly { readonly id: string; readonly name: string }[];
  readonly plans: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Throws `rate_in_use` with everything that is sold at it. */
export function checkUnused(users: RateUsers): void {
  if (Object.values(users).some((some: readonly unknown[]) => some.length > 0)) {
    throw conflict('rate_in_use', { ...users });
  }
}

/**
 * What stands in for it, or it for what, keeps it to its price mode and its VAT. Throws `rate_terms_differ` naming who
 * does.
 */
export function checkTermsFree(
  before: OtherRate,
  after: Pick<RateFacts, 'priceMode' | 'vatRateBp'>,
  { rates, plans, groups }: RateUsers,
  others: readonly OtherRate[],
): void {
  if (before.priceMode === after.priceMode && before.vatRateBp === after.vatRateBp) return;
  if (rates.length + plans.length + groups.length === 0) return;
  const { details } = termsDiffer(others.filter(({ id }) => rates.some((rate) => rate.id === id)));
  throw conflict('rate_terms_differ', { ...details, plans, groups });
}
