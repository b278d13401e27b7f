import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, InvoiceId, SiteId } from '#libs/domain';
import { CompaniesService, CompanyAccountsService, MembersService, ReverseCharges } from '#libs/members';
import { type Scope, personScope } from '#libs/platform';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { SELLERS } from '../../../../test/support/invoices.js';
import { PreviewService } from '../runs/preview.service.js';
import { CompanyBillsService } from './bills.service.js';

const MONTH = '2026-11';
const GERMAN = { street: 'Hauptstr. 1', postcode: '10115', commune: 'Berlin', country: 'DE' };

describe('who owes the tax', () => {
  let world: InvoicingWorld;
  let site: SiteId;
  let charges: ReverseCharges;

  beforeAll(async () => {
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 21, 8));
    site = await world.site();
    charges = world.get(ReverseCharges);
  });
  afterAll(() => world.stop());

  const scope = () => world.scope(site);
  const berliner = (vat = 'DE136695976') =>
    world.member(site, { ...GERMAN, company_name: 'Berlin GmbH', vat_number: vat });

  it('is the buyer once a manager said so, on the preview and on the document that follows', async () => {
    const member = await berliner();
    await world.charge(site, member, '2026-11-10', { priceMode: 'gross', amountCents: 2400, unitPriceCents: 2400 });
    const foreseen = async () => {
      const { debtors } = await world.get(PreviewService).preview(scope(), site, MONTH);
      return debtors.find(({ memberId }) => memberId === member.memberId)!.sums;
    };
    // A number of another country decides nothing by itself.
    expect(await foreseen()).toMatchObject({ netCents: 2000, vatCents: 400 });
    expect(await charges.ofMember(scope(), site, member.memberId, true)).toEqual({
      ...{ decided: true, applies: true, refusal: null },
    });
    expect(await foreseen()).toMatchObject({ netCents: 2000, vatCents: 0 });
    const { snapshot } = await world.issue(site, member, MONTH);
    expect(snapshot).toMatchObject({
      ...{ netCents: 2000, vatCents: 0, grossCents: 2000, vat: [{ vatCategory: 'AE', vatRateBp: 0 }] },
      buyer: { reverseCharge: true, vatNumber: 'DE136695976' },
    });
    expect(snapshot!.mentions.find(({ code }) => code === 'reverse_charge')?.text).toMatch(/^Autoliquidation/);
  });

  it('is the seller again once the decision is taken back, or was made for another number', async () => {
    const member = await berliner();
    const members = world.get(MembersService);
    await charges.ofMember(scope(), site, member.memberId, true);
    await members.changeBilling(scope(), site, member.memberId, { vatNumber: 'DE129273398' });
    await world.charge(site, member, '2026-11-10');
    const { debtors } = await world.get(PreviewService).preview(scope(), site, MONTH);
    const [foreseen] = debtors.filter(({ memberId }) => memberId === member.memberId);
    expect(foreseen!.anomalies).toContain('reverse_charge_lapsed');
    const taxed = await world.issue(site, member, MONTH);
    expect(taxed.snapshot).toMatchObject({ vatCents: 400, buyer: { vatNumber: 'DE129273398' } });
    expect(taxed.snapshot!.mentions.map(({ code }) => code)).not.toContain('reverse_charge');
    expect(await charges.ofMember(scope(), site, member.memberId, true)).toMatchObject({ applies: true });
    await charges.ofMember(scope(), site, member.memberId, false);
    await world.charge(site, member, '2026-11-11');
    expect((await world.issue(site, member, MONTH)).snapshot).toMatchObject({ vatCents: 400 });
  });

  it('is refused where it makes no sense, with what speaks against it', async () => {
    const refused = async (siteId: SiteId, columns: Readonly<Record<string, string>>) => {
      const { memberId } = await world.member(siteId, columns);
      const decided = charges.ofMember(world.scope(siteId), siteId, memberId, true);
      await expect(decided).rejects.toMatchObject({ kind: 'conflict' });
      return decided.catch(({ code }: { code: string }) => code);
    };
    const company = { ...GERMAN, company_name: 'Berlin GmbH' };
    const french = { ...company, country: 'FR', vat_number: 'FR44732829320' };
    expect(await refused(site, company)).toBe('reverse_charge_needs_vat_number');
    expect(await refused(site, french)).toBe('reverse_charge_at_home');
    expect(await refused(site, { ...company, country: 'CH', vat_number: 'CHE116281710TVA' })).toBe(
      'reverse_charge_outside_union',
    );
    const franchise = await world.site(SELLERS['franchise']!);
    const number = { ...company, vat_number: 'DE136695976' };
    expect(await refused(franchise, number)).toBe('reverse_charge_not_by_seller');
    expect(await refused(await world.site(null), number)).toBe('reverse_charge_not_by_seller');
    const { memberId } = await world.member(franchise, number);
    await expect(charges.ofMember(scope(), site, memberId, true)).rejects.toMatchObject({ kind: 'not_found' });
  });

  /** A company of Berlin with an account at the sites, and who manages it. */
  async function company(...sites: readonly [SiteId, ...SiteId[]]): Promise<{ id: CompanyId; managed: Scope }> {
    const id = uuidv7() as CompanyId;
    const { personId } = await berliner();
    const [first, ...others] = sites;
    await world.get(CompanyAccountsService).found(world.scope(first), first, id, {
      ...{ ...GERMAN, name: 'Berlin GmbH', email: 'ap@berlin.example', vatNumber: 'DE136695976' },
      ...{ registration: null, establishment: null, electronicAddress: null, purchaseOrder: null, serviceCode: null },
    });
    for (const other of others)
      await world.rows('insert into company_accounts (site_id, company_id) values ($1, $2)', [other, id]);
    await world.rows(
      `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'company', $2, 'manager')`,
      [personId, id],
    );
    return { id, managed: personScope(personId) };
  }
  /** 9.99 € with the tax, which a member of the site books for the company. */
  async function booked(siteId: SiteId, id: CompanyId): Promise<void> {
    const { memberId } = await world.member(siteId);
    await world.owner.query(`select set_config('app.site_id', $1, false)`, [siteId]);
    await world.rows(
      `insert into charges (site_id, id, member_id, person_id, company_id, origin_kind, origin_id, label, supplied_on,
         quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at, company_gross_cents)
       select $1, $2, $3, m.person_id, $4, 'reservation', $2, 'Salle', '2026-11-05', 1, 999, 999, 'EUR', 'gross', 2000,
         now(), 999 from members m where m.id = $3`,
      [siteId, uuidv7(), memberId, id],
    );
  }
  const issued = async (siteId: SiteId, companyId: CompanyId) => {
    const order = { id: uuidv7() as InvoiceId, siteId, companyId, month: MONTH };
    return (await world.invoices.issue(world.scope(siteId), order)).snapshot!;
  };

  it('is a company for one of its sellers: what its managers foresee is what is issued', async () => {
    const other = await world.site();
    const { id, managed } = await company(site, other);
    for (const siteId of [site, other]) await booked(siteId, id);
    expect(await charges.ofCompany(scope(), site, id, true)).toMatchObject({ applies: true });
    const months = await world.get(CompanyBillsService).month(managed, id);
    const of = (siteId: SiteId) => months.find((one) => one.site.siteId === siteId)!.preview;
    expect([of(site), of(other)]).toMatchObject([
      { netCents: 833, vatCents: 0, grossCents: 833 },
      { netCents: 833, vatCents: 166, grossCents: 999 },
    ]);
    for (const siteId of [site, other]) {
      const { netCents, vatCents, grossCents } = of(siteId);
      expect(await issued(siteId, id)).toMatchObject({ netCents, vatCents, grossCents });
    }
    // Who changes its number is another business until the site says so.
    await world.get(CompaniesService).change(managed, id, { vatNumber: 'DE129273398' });
    const accounts = await world.get(CompanyAccountsService).of(scope(), site);
    expect(accounts.find((one) => one.id === id)).toMatchObject({
      reverseCharge: { applies: false, refusal: 'reverse_charge_other_number' },
    });
  });

  it('counts towards the caps of a company without tax, as things stood when it was charged', async () => {
    const { id, managed } = await company(site);
    const spent = async () =>
      (
        await world.rows<{ cents: number }>(
          'select spent_cents::int as cents from company_spending where company_id = $1 and person_id is null',
          [id],
        )
      )[0]!.cents;
    await world.get(CompaniesService).change(managed, id, { monthlyCapCents: 1832 });
    await booked(site, id);
    await charges.ofCompany(scope(), site, id, true);
    await booked(site, id);
    expect(await spent()).toBe(999 + 833);
    await expect(booked(site, id)).rejects.toMatchObject({ constraint: 'company_cap' });
    // Taken back, both are invoiced with their tax: a cap is about what is booked, and keeps nobody from invoicing it.
    await charges.ofCompany(scope(), site, id, false);
    expect(await issued(site, id)).toMatchObject({ netCents: 1665, vatCents: 333, grossCents: 1998 });
    expect(await spent()).toBe(999 + 833);
  });
});
