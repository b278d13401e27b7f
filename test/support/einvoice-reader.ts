import { XmlDocument, type XmlElement } from 'libxml2-wasm';

/**
 * Reads a CII or UBL document as a stranger would, and calculates it again: knows nothing of how ours is written, and
 * shares no arithmetic with it. Amounts are fractions of whole numbers.
 */
export interface Read {
  readonly lines: readonly { readonly netCents: number; readonly group: string }[];
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
  readonly dueCents: number;
}

/** A decimal as a whole number of 10^-12. */
const ONE = 10n ** 12n;
function exact(text: string): bigint {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`not a decimal: ${text}`);
  const value = BigInt(whole) * ONE + BigInt(part.padEnd(12, '0'));
  return sign ? -value : value;
}
const abs = (value: bigint) => (value < 0n ? -value : value);
/** Hundredths, rounded half away from zero; of a fraction of 10^-12. */
function cents(numerator: bigint, denominator = 1n): number {
  const by = (ONE / 100n) * denominator;
  const rounded = Number((2n * abs(numerator) + abs(by)) / (2n * abs(by)));
  return numerator < 0n === denominator < 0n ? rounded : 0 - rounded;
}

/** Local names only: which vocabulary it is, the caller's paths say. */
class Element {
  constructor(private readonly element: XmlElement) {}

  all(path: string): Element[] {
    const steps = path.split('/').map((name) => `*[local-name()='${name}']`);
    return this.element.find(steps.join('/')).map((found) => new Element(found as XmlElement));
  }
  one(path: string): Element {
    const found = this.all(path);
    if (found.length !== 1) throw new Error(`${path}: ${found.length} instead of 1`);
    return found[0]!;
  }
  text(path: string): string {
    return this.one(path).element.content;
  }
  maybe(path: string): string | null {
    return this.all(path)[0]?.element.content ?? null;
  }
  attribute(name: string): string | null {
    return this.element.attr(name)?.content ?? null;
  }
  get content(): string {
    return this.element.content;
  }
}

/** Where each term of EN 16931 stands; BT-numbers of the norm. */
interface Paths {
  readonly line: string;
  readonly quantity: string;
  readonly price: string;
  readonly base: string;
  readonly net: string;
  readonly lineTax: readonly [category: string, rate: string];
  readonly group: string;
  readonly groupTax: readonly [category: string, rate: string, basis: string, tax: string];
  readonly totals: string;
  readonly sums: Readonly<Record<'lines' | 'net' | 'gross' | 'prepaid' | 'due', string>>;
  readonly tax: string;
}

const CII: Paths = {
  line: 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem',
  quantity: 'SpecifiedLineTradeDelivery/BilledQuantity',
  price: 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount',
  base: 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity',
  net: 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount',
  lineTax: [
    'SpecifiedLineTradeSettlement/ApplicableTradeTax/CategoryCode',
    'SpecifiedLineTradeSettlement/ApplicableTradeTax/RateApplicablePercent',
  ],
  group: 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/ApplicableTradeTax',
  groupTax: ['CategoryCode', 'RateApplicablePercent', 'BasisAmount', 'CalculatedAmount'],
  totals: 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation',
  sums: {
    lines: 'LineTotalAmount',
    net: 'TaxBasisTotalAmount',
    gross: 'GrandTotalAmount',
    prepaid: 'TotalPrepaidAmount',
    due: 'DuePayableAmount',
  },
  tax: 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount',
};

const ublOf = (kind: 'Invoice' | 'CreditNote'): Paths => ({
  line: `${kind}Line`,
  quantity: kind === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity',
  price: 'Price/PriceAmount',
  base: 'Price/BaseQuantity',
  net: 'LineExtensionAmount',
  lineTax: ['Item/ClassifiedTaxCategory/ID', 'Item/ClassifiedTaxCategory/Percent'],
  group: 'TaxTotal/TaxSubtotal',
  groupTax: ['TaxCategory/ID', 'TaxCategory/Percent', 'TaxableAmount', 'TaxAmount'],
  totals: 'LegalMonetaryTotal',
  sums: {
    lines: 'LineExtensionAmount',
    net: 'TaxExclusiveAmount',
    gross: 'TaxInclusiveAmount',
    prepaid: 'PrepaidAmount',
    due: 'PayableAmount',
  },
  tax: 'TaxTotal/TaxAmount',
});

/** What a document says, and everything in it that does not come to what it says. */
export function readBack(xml: string): { read: Read; wrong: string[] } {
  const document = XmlDocument.fromString(xml);
  try {
    const { name } = document.root;
    const paths = name === 'CrossIndustryInvoice' ? CII : ublOf(name as 'Invoice');
    return calculated(new Element(document.root), paths);
  } finally {
    document.dispose();
  }
}

function calculated(root: Element, paths: Paths): { read: Read; wrong: string[] } {
  const wrong: string[] = [];
  const check = (what: string, said: number, found: number) => {
    if (said !== found) wrong.push(`${what}: ${said} said, ${found} found`);
  };
  const groupOf = (of: Element, [category, rate]: readonly string[]) =>
    `${of.text(category!)} ${cents(exact(of.maybe(rate!) ?? '0'))}`;

  const lines = root.all(paths.line).map((line, index) => {
    const netCents = cents(exact(line.text(paths.net)));
    const price = exact(line.text(paths.price)) * exact(line.text(paths.quantity));
    const made = cents(price, exact(line.maybe(paths.base) ?? '1'));
    check(`line ${index + 1}`, netCents, made);
    return { netCents, group: groupOf(line, paths.lineTax) };
  });
  const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

  const groups = root.all(paths.group).map((group) => {
    const key = groupOf(group, paths.groupTax);
    const [, , basisAt, taxAt] = paths.groupTax;
    const [basis, tax] = [cents(exact(group.text(basisAt))), cents(exact(group.text(taxAt)))];
    check(`basis of ${key}`, basis, total(lines.filter((line) => line.group === key).map((line) => line.netCents)));
    // Prices with the tax in them: the tax is what is left of them, at most a cent from rate times basis.
    const rate = BigInt(key.split(' ')[1]!);
    if (abs(BigInt(tax) * 10_000n - BigInt(basis) * rate) >= 10_000n) wrong.push(`tax of ${key}: ${tax} of ${basis}`);
    return { key, tax };
  });
  const said = new Set(groups.map(({ key }) => key));
  if (said.size !== groups.length) wrong.push('a rate is summed twice');
  for (const { group } of lines) if (!said.has(group)) wrong.push(`no sum of ${group}`);

  const totals = root.one(paths.totals);
  const amount = (path: string) => cents(exact(totals.maybe(path) ?? '0'));
  // The tax in the currency of the document; it may be there in another one beside.
  const vatCents = cents(exact(root.all(paths.tax)[0]!.content));
  const { sums } = paths;
  check('sum of the lines', amount(sums.lines), total(lines.map((line) => line.netCents)));
  check('net', amount(sums.net), amount(sums.lines));
  check('tax', vatCents, total(groups.map(({ tax }) => tax)));
  check('gross', amount(sums.gross), amount(sums.net) + vatCents);
  check('due', amount(sums.due), amount(sums.gross) - amount(sums.prepaid));
  const read = {
    lines,
    netCents: amount(sums.net),
    vatCents,
    grossCents: amount(sums.gross),
    dueCents: amount(sums.due),
  };
  return { read, wrong };
}
