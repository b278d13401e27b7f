import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type InvoiceSnapshot, sum } from '#libs/domain';
import { SELLERS, consumer, professional } from '../../../../test/support/invoices.js';
import type { LegalProfile } from '#libs/spaces';
import { composeCredit, takeOf } from '../credits/credits.rules.js';
import { numbered } from '../invoices/invoices.rules.js';
import { sellerOf } from '../legal/index.js';
import { depositLabel } from './deposits.words.js';
import {
  type DepositTerms,
  type OpenDeposit,
  composeDeposit,
  deduct,
  giveBack,
  givingOf,
  takingOf,
} from './deposits.rules.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`deposits.rules.spec seed ${seed} (repeat with SEED=${seed})`);

function compose(
  terms: Partial<DepositTerms>,
  from: LegalProfile = SELLERS.company!,
  buyer = consumer,
): InvoiceSnapshot {
  const { locale, currency, paymentDays } = from;
  const seller = sellerOf(from, locale);
  const facts = { locale, month: '2027-03', currency, seller, buyer, paymentDays, today: '2026-11-21' };
  const parts = [{ vatRateBp: 2000, priceMode: 'gross' as const, amountCents: 120_000 }];
  const document = composeDeposit(facts, { label: 'Salle, 12 mars 2027', percentBp: null, parts, ...terms });
  return numbered(document, { number: 'D2026-000001', issuedOn: '2026-11-21', paymentDays, mentions: [] });
}
const part = (amountCents: number, vatRateBp = 2000, priceMode: 'net' | 'gross' = 'gross') => ({
  ...{ amountCents, vatRateBp, priceMode },
});
type Group = InvoiceSnapshot['vat'][number];
const negated = (group: Group): Group => ({ ...group, netCents: -group.netCents, vatCents: -group.vatCents });
const open = (snapshot: InvoiceSnapshot, takings: OpenDeposit['takings'] = []): OpenDeposit => ({ snapshot, takings });

describe('a deposit', () => {
  it('is an amount with its tax, or a part of one, for what it is said to be', () => {
    expect(compose({ parts: [part(36_000)] })).toMatchObject({
      ...{ kind: 'deposit', netCents: 30_000, vatCents: 6_000, grossCents: 36_000 },
      period: { first: '2026-11-21', last: '2027-03-31' },
      lines: [{ label: 'Salle, 12 mars 2027', priceMode: 'gross' }],
    });
    expect(compose({ percentBp: 3000 }).grossCents).toBe(36_000);
    expect(depositLabel('fr', 'Salle', null)).toBe('Acompte : Salle');
    expect(depositLabel('fr', 'Salle', 3000)).toBe('Acompte de 30\u00a0% : Salle');
    expect(depositLabel('en', 'Room', 3333)).toBe('Deposit of 33.33%: Room');
  });

  it('asked without its tax has it added, once for each rate', () => {
    const made = compose({ percentBp: 5000, parts: [part(10_000, 2000, 'net'), part(2_000, 2000), part(1_000, 1000)] });
    expect(made.lines.map(({ vatRateBp, amountCents }) => [vatRateBp, amountCents])).toEqual([
      [2000, 7_000],
      [1000, 500],
    ]);
  });

  it('carries the tax of its seller and buyer', () => {
    expect(compose({ parts: [part(10_000, 0)] }, SELLERS.franchise)).toMatchObject({ vatCents: 0, grossCents: 10_000 });
    const abroad = { ...professional, reverseCharge: true };
    const reversed = compose({ parts: [part(12_000), part(5_000, 1000, 'net')] }, SELLERS.company, abroad);
    expect(reversed.lines).toHaveLength(1);
    expect(reversed).toMatchObject({ vatCents: 0, grossCents: 15_000, vat: [{ vatCategory: 'AE' }] });
  });

  it('asks for something', () => {
    expect(() => compose({ percentBp: 1, parts: [part(10)] })).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });
});

describe('what an invoice takes off', () => {
  const deposit = compose({ parts: [part(36_000)] });

  it('is the whole deposit, or what the invoice comes to', () => {
    expect(deduct([open(deposit)], 100_000)).toEqual([
      { kind: 'deposit', number: 'D2026-000001', issuedOn: '2026-11-21', grossCents: 36_000, vat: deposit.vat },
    ]);
    expect(deduct([open(deposit)], 12_000)).toMatchObject([
      { grossCents: 12_000, vat: [{ netCents: 10_000, vatCents: 2_000 }] },
    ]);
    expect(deduct([open(deposit), open(deposit)], 40_000).map(({ grossCents }) => grossCents)).toEqual([36_000, 4_000]);
    expect(deduct([open(deposit)], 0)).toEqual([]);
  });

  const drawn = fc.record({
    parts: fc.array(
      fc.record({
        amountCents: fc.integer({ min: 1, max: 500_000 }),
        vatRateBp: fc.constantFrom(2000, 1000, 550, 210),
        priceMode: fc.constantFrom('net' as const, 'gross' as const),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    // What each invoice comes to, and what is given back in between, in percent of what is left.
    steps: fc.array(
      fc.record({
        percent: fc.integer({ min: 1, max: 99 }),
        what: fc.constantFrom('deduct' as const, 'credit' as const, 'give back' as const),
      }),
      { maxLength: 8 },
    ),
  });

  it('in any parts, with parts credited and given back to in between, comes to the deposit, its net and its VAT, to the cent', () => {
    fc.assert(
      fc.property(drawn, ({ parts, steps }) => {
        const asked = compose({ parts });
        const takings: OpenDeposit['takings'][number][] = [];
        const groups: Group[] = [];
        const taken: ReturnType<typeof deduct> = [];
        let left = asked.grossCents;
        for (const { percent, what } of [...steps, { percent: 100, what: 'deduct' as const }]) {
          if (what === 'give back') {
            // The invoice is credited whole, or what was left of it: all of what it took, or a part.
            const one = taken.shift();
            if (!one) continue;
            const wanted = Math.ceil((one.grossCents * percent) / 50);
            const [given] = giveBack([{ snapshot: asked, takings, taken: one }], wanted);
            expect(given!.grossCents).toBe(Math.min(wanted, one.grossCents));
            expect(sum(given!.vat.map(({ netCents, vatCents }) => netCents + vatCents))).toBe(given!.grossCents);
            takings.push(givingOf(asked, given!));
            groups.push(...given!.vat.map((group) => negated(group)));
            left += given!.grossCents;
            continue;
          }
          const wanted = Math.floor((left * percent) / 100);
          if (wanted === 0) continue;
          if (what === 'credit') {
            const rest = takeOf(asked, takings, null).findIndex(({ takenCents }) => takenCents > 0);
            const one = takeOf(asked, takings, [{ line: rest + 1, amountCents: 1 }]);
            const note = composeCredit(asked, one, { seller: asked.seller, reason: 'x' });
            takings.push(note);
            groups.push(...note.vat);
            left -= note.grossCents;
            continue;
          }
          const [one] = deduct([open(asked, takings)], wanted);
          expect(one!.grossCents).toBe(wanted);
          expect(sum(one!.vat.map(({ netCents, vatCents }) => netCents + vatCents))).toBe(wanted);
          taken.push(one!);
          takings.push(takingOf(asked, one!));
          groups.push(...one!.vat);
          left -= wanted;
        }
        expect(left).toBe(0);
        for (const whole of asked.vat) {
          const of = groups.filter(({ vatRateBp }) => vatRateBp === whole.vatRateBp);
          expect(sum(of.map(({ netCents }) => netCents))).toBe(whole.netCents);
          expect(sum(of.map(({ vatCents }) => vatCents))).toBe(whole.vatCents);
        }
        expect(deduct([open(asked, takings)], 1_000)).toEqual([]);
      }),
      { seed, numRuns: 500 },
    );
  });
});
