import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { CompanyId, InvoiceId, InvoiceSnapshot, SiteId } from '#libs/domain';
import { CompaniesService, CompanyAccountsService } from '#libs/members';
import { personScope } from '#libs/platform';
import { InvoicingWorld } from '../../../../test/support/invoicing-world.js';
import { SELLERS } from '../../../../test/support/invoices.js';
import { einvoice } from '../einvoice/einvoice.js';

const COMMUNE = {
  ...{ name: 'Commune d’Hellemmes', email: 'compta@hellemmes.example', street: '1 place de la Mairie' },
  ...{ postcode: '59260', commune: 'Hellemmes', country: 'FR', registration: '732 829 320', vatNumber: null },
  ...{ establishment: '732 829 320 00074', electronicAddress: '0225:732829320_ACHATS' },
  ...{ purchaseOrder: 'BC-2026-17', serviceCode: 'MAIRIE-01' },
};

describe('a company on its invoice', () => {
  let world: InvoicingWorld;
  beforeAll(async () => {
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 21, 8));
  });
  afterAll(() => world.stop());

  /** Opens the company, charges it something and invoices it. */
  async function billed(site: SiteId, id: CompanyId): Promise<InvoiceSnapshot> {
    const { memberId, personId } = await world.member(site);
    await world.owner.query(`select set_config('app.site_id', $1, false)`, [site]);
    await world.rows(
      `insert into charges (site_id, id, member_id, person_id, company_id, origin_kind, origin_id, label, supplied_on,
         quantity, unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at, company_gross_cents)
       select $1, $2, $3, $4, $5, 'reservation', $2, 'Salle', '2026-11-05', 1, 1000, 1000, 'EUR', 'net',
         case when l.country = 'BE' then 2100 else 2000 end, now(), 1000 from legal_profiles l where l.site_id = $1`,
      [site, uuidv7(), memberId, personId, id],
    );
    const order = { id: uuidv7() as InvoiceId, siteId: site, companyId: id, month: '2026-11' };
    return (await world.invoices.issue(world.scope(site), order)).snapshot!;
  }
  const opened = async (site: SiteId): Promise<CompanyId> => {
    const id = uuidv7() as CompanyId;
    await world.get(CompanyAccountsService).found(world.scope(site), site, id, COMMUNE);
    return id;
  };

  it('is its SIREN, the SIRET that is billed and where its e-invoices go, on paper and for machines', async () => {
    const site = await world.site();
    const snapshot = await billed(site, await opened(site));
    expect(snapshot.buyer).toMatchObject({
      ...{ registration: '732829320', establishment: '73282932000074', electronicAddress: '0225:732829320_ACHATS' },
    });
    const xml = einvoice(snapshot)!.xml;
    const buyer = /<ram:BuyerTradeParty>(.*)<\/ram:BuyerTradeParty>/s.exec(xml)![1]!;
    expect(buyer).toContain('<ram:GlobalID schemeID="0009">73282932000074</ram:GlobalID>');
    expect(buyer).toContain('<ram:ID schemeID="0002">732829320</ram:ID>');
    expect(buyer).toContain('<ram:URIID schemeID="0225">732829320_ACHATS</ram:URIID>');
    expect(xml).toContain('<ram:BuyerReference>MAIRIE-01</ram:BuyerReference>');
    expect(xml).toMatch(/BuyerOrderReferencedDocument>\s*<ram:IssuerAssignedID>BC-2026-17/);
  });

  it('is the same to a Belgian seller (Peppol)', async () => {
    const site = await world.site(SELLERS['belgian']!);
    const { xml, syntax } = einvoice(await billed(site, await opened(site)))!;
    expect(syntax).toBe('ubl');
    const buyer = /<cac:AccountingCustomerParty>(.*)<\/cac:AccountingCustomerParty>/s.exec(xml)![1]!;
    expect(buyer).toContain('<cbc:EndpointID schemeID="0225">732829320_ACHATS</cbc:EndpointID>');
    expect(buyer).toContain('<cbc:ID schemeID="0009">73282932000074</cbc:ID>');
  });

  it('is what its managers changed it to from the next invoice on', async () => {
    const site = await world.site();
    const id = await opened(site);
    const before = await billed(site, id);
    const { personId } = await world.member(site);
    await world.rows(
      `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'company', $2, 'manager')`,
      [personId, id],
    );
    const change = { establishment: null, electronicAddress: null };
    await world.get(CompaniesService).change(personScope(personId), id, change);
    const after = await billed(site, id);
    expect(before.buyer.establishment).toBe('73282932000074');
    expect(after.buyer).not.toHaveProperty('establishment');
    expect(after.buyer).not.toHaveProperty('electronicAddress');
    // What the SIREN makes it.
    expect(einvoice(after)!.xml).toContain('<ram:URIID schemeID="0225">732829320</ram:URIID>');
  });
});
