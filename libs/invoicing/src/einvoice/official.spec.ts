import { describe, expect, it } from '@jest/globals';
import { everyCase } from '../../../../test/support/einvoices.js';
import { ruleSets, violations } from '../../../../test/support/schematron.js';
import { einvoice, facturX } from './einvoice.js';

const folder = process.env.EINVOICE_RULES_DIR;
const sets = folder ? ruleSets(folder) : [];

/** The official rules are no part of the product: they run where EINVOICE_RULES_DIR says that they are. */
describe('the official rules', () => {
  const documents = everyCase().flatMap(({ name, invoice }) => {
    const [hybrid, platform] = [facturX(invoice)!, einvoice(invoice)!];
    return [{ name, ...hybrid }, ...(platform.syntax === 'ubl' ? [{ name, ...platform }] : [])];
  });

  it('have documents of every kind to look at, and are found where they are said to be', () => {
    expect(documents.filter(({ syntax }) => syntax === 'cii').length).toBeGreaterThan(400);
    expect(documents.filter(({ rules }) => rules.includes('peppol')).length).toBeGreaterThan(60);
    if (folder) expect(sets.length).toBeGreaterThan(0);
  });

  for (const { path, name, claim, syntax } of sets) {
    it(`${name} finds nothing`, () => {
      const fitting = documents.filter((one) => one.syntax === syntax && one.rules.includes(claim));
      expect(fitting.length).toBeGreaterThan(0);
      const found = violations(
        folder!,
        path,
        fitting.map(({ xml }) => xml),
      );
      const wrong = found.flatMap((errors, index) => errors.map((error) => `${fitting[index]!.name}: ${error}`));
      expect(wrong).toEqual([]);
    }, 1_200_000);
  }
});
