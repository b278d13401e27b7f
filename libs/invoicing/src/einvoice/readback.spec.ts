import { describe, expect, it } from '@jest/globals';
import type { InvoiceSnapshot } from '#libs/domain';
import { readBack } from '../../../../test/support/einvoice-reader.js';
import { everyCase } from '../../../../test/support/einvoices.js';
import { hostileCases } from '../../../../test/support/hostile-invoices.js';
import { einvoice, facturX } from './einvoice.js';

const xmlsOf = (invoice: InvoiceSnapshot) => {
  const [hybrid, platform] = [facturX(invoice)!, einvoice(invoice)!];
  return platform.syntax === 'ubl' ? [hybrid.xml, platform.xml] : [hybrid.xml];
};

/** All of them by night: EINVOICE_CASES=all. */
const step = process.env.EINVOICE_CASES === 'all' ? 1 : 4;
const cases = [...everyCase().filter((_, index) => index % step === 0), ...hostileCases()];

it('whoever reads a document, and calculates it again, comes to what it says and to what was frozen', () => {
  const wrong = cases.flatMap(({ name, invoice }) =>
    xmlsOf(invoice).flatMap((xml) => {
      const { read, wrong: found } = readBack(xml);
      const { netCents, vatCents, grossCents, lines } = invoice;
      expect([name, read.netCents, read.vatCents, read.grossCents]).toEqual([name, netCents, vatCents, grossCents]);
      expect(read.lines.map((line) => line.netCents)).toEqual(lines.map((line) => line.netCents));
      return found.map((one) => `${name}: ${one}`);
    }),
  );
  expect(wrong).toEqual([]);
});

describe('the reader', () => {
  const { xml } = facturX(everyCase()[0]!.invoice)!;
  const belgian = everyCase().find(({ name }) => name.startsWith('belgian to Belgian company: invoice'))!.invoice;
  const ubl = einvoice(belgian)!.xml;

  it.each([
    ['another line', xml, /(<ram:LineTotalAmount>)[\d.]+/, '$11.00', 'line 1'],
    ['another price', xml, /(<ram:ChargeAmount>)[\d.]+/, '$1999.00', 'line 1'],
    ['another basis', xml, /(<ram:BasisAmount>)[\d.]+/, '$10.10', 'basis of'],
    ['another rate', xml, /(ApplicableTradeTax>\s*<ram:TypeCode>[\s\S]*?Percent>)20.00/, '$110.00', 'no sum of S 1000'],
    ['another tax', xml, /(<ram:CalculatedAmount>)[\d.]+/, '$19.99', 'tax of'],
    ['another total', xml, /(<ram:GrandTotalAmount>)[\d.]+/, '$19.99', 'gross'],
    ['another rest', xml, /(<ram:DuePayableAmount>)[\d.]+/, '$19.99', 'due'],
    ['another line', ubl, /(Line>[\s\S]*?<cbc:LineExtensionAmount[^>]*>)[\d.]+/, '$11.00', 'line 1'],
    ['another total', ubl, /(<cbc:TaxInclusiveAmount[^>]*>)[\d.]+/, '$19.99', 'gross'],
    ['another rest', ubl, /(<cbc:PayableAmount[^>]*>)[\d.]+/, '$19.99', 'due'],
  ])('sees %s', (_what, good, pattern, replacement, expected) => {
    expect(readBack(good).wrong).toEqual([]);
    const damaged = good.replace(pattern, replacement);
    expect(damaged).not.toBe(good);
    expect(readBack(damaged).wrong.join()).toContain(expected);
  });
});
