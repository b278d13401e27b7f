import {
  type Day,
  type FieldError,
  type PriceMode,
  type Product,
  type VatRegime,
  addDays,
  invalid,
  plainPrice,
  priceTimes,
  vatRatesOfSeller,
} from '#libs/domain';

/** What somebody wrote: so much of something, at a price. */
export interface WrittenLine {
  readonly label: string;
  readonly suppliedOn: Day;
  /** Decimal text above 0, at most 4 decimals. */
  readonly quantity: string;
  /** Decimal text in major units, at most 6 decimals; below zero: a discount. */
  readonly unitPrice: string;
  readonly priceMode: PriceMode;
  readonly vatRateBp: number;
  /** What it is booked as; the account and the analytic code are null for those of the product. */
  readonly product: Product;
  readonly account: string | null;
  readonly analytic: string | null;
  /** Of a company's line: what of the company it is for. */
  readonly costCentreId: string | null;
}

export interface LineFacts {
  readonly country: string;
  /** Null: not said yet. */
  readonly regime: VatRegime | null;
  readonly today: Day;
  /** What the number of an account may begin with. */
  readonly accountsBegin: readonly string[];
}

/** What of a line depends on others: its price as charges keep it, and what it comes to in its price mode. */
export interface LineTerms {
  readonly unitPriceCents: number;
  readonly exactPrice: string | null;
  readonly amountCents: number;
}

const DAYS_BACK = 3 * 366;
const DAYS_AHEAD = 366;
const MOST_CENTS = 10_000_000_000;

/** Throws vat_rate_unknown, or invalid_request with every field that is wrong. */
export function termsOf(line: WrittenLine, { country, regime, today, accountsBegin }: LineFacts): LineTerms {
  const unitPriceCents = priceTimes(line.unitPrice, '1');
  const amountCents = priceTimes(line.unitPrice, line.quantity);
  const [first, last] = [addDays(today, -DAYS_BACK), addDays(today, DAYS_AHEAD)];
  const { suppliedOn, account } = line;
  const errors: FieldError[] = [];
  if (suppliedOn < first || suppliedOn > last) {
    errors.push({ field: 'suppliedOn', message: `a day from ${first} to ${last}` });
  }
  if (Math.abs(amountCents) > MOST_CENTS) {
    errors.push({ field: 'unitPrice', message: `the line comes to more than ${MOST_CENTS} cents` });
  }
  if (account !== null && !accountsBegin.some((start) => account.startsWith(start))) {
    errors.push({ field: 'account', message: `a number that begins with ${accountsBegin.join(', ')}` });
  }
  if (errors.length > 0) throw invalid('invalid_request', { errors });
  const rates = vatRatesOfSeller(country, regime, suppliedOn);
  if (!rates.includes(line.vatRateBp)) {
    const message = `one of ${rates.map((rate) => `${rate / 100} %`).join(', ')}`;
    throw invalid('vat_rate_unknown', { errors: [{ field: 'vatRateBp', message }] });
  }
  const exact = plainPrice(line.unitPrice);
  return { unitPriceCents, exactPrice: /\.\d{3,}$/.test(exact) ? exact : null, amountCents };
}
