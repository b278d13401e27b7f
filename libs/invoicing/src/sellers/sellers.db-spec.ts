import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { type World, createWorld } from '../../../../test/support/world.js';

type Json = Record<string, unknown>;

const COMPANY = {
  ...{ legalName: 'La Grappe', legalForm: 'sas', vatRegime: 'standard', country: 'FR', paymentDays: 30 },
  ...{ street: '12 rue des Tisserands', postcode: '59100', commune: 'Roubaix' },
  ...{ registration: '732 829 320', establishment: '732 829 320 00074', registry: 'RCS Lille Métropole' },
  ...{ capitalCents: 1_000_000, vatNumber: 'fr 44 732829320', iban: 'FR76 3000 6000 0112 3456 7890 189' },
};
const BELGIAN = {
  ...{ ...COMPANY, country: 'BE', legalForm: 'be_srl', registration: '0403019261', establishment: null },
  ...{ registry: 'RPM Liège', vatNumber: 'BE 0403.019.261', iban: 'BE68 5390 0754 7034', capitalCents: null },
};
const SWISS = {
  ...{ ...COMPANY, country: 'CH', legalForm: 'ch_sarl', registration: 'che116281710', establishment: null },
  ...{ registry: null, vatNumber: 'CHE-116.281.710 tva', iban: 'CH93 0076 2011 6238 5295 7', capitalCents: null },
};

describe('who sells at a site', () => {
  let world: World;
  let owner: pg.Client;
  let manager: string;
  let siteId: string;
  let url: string;
  beforeAll(async () => {
    world = await createWorld({ sites: 2, weeks: 1 });
    owner = new pg.Client(world.db.url);
    await owner.connect();
    siteId = world.sites[0]!.siteId;
    url = `/api/manage/${siteId}/seller`;
    manager = await world.signIn('manager');
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });
  beforeEach(async () => {
    await owner.query('delete from legal_profiles where site_id = $1', [siteId]);
  });

  const answered = (answer: { statusCode: number; body: string }) => ({
    status: answer.statusCode,
    body: JSON.parse(answer.body) as Json,
  });
  const get = async () => answered(await world.call('GET', url, { cookie: manager }));
  const put = async (body: Json) => answered(await world.call('PUT', url, { cookie: manager, body }));
  const upload = async (payload: Buffer, type = 'image/png') =>
    answered(
      await world.app.inject({
        method: 'POST',
        url: `${url}/logo`,
        headers: { cookie: manager, 'content-type': type },
        payload,
      }),
    );
  const fields = (list: unknown) => (list as { field: string }[]).map(({ field }) => field);
  const month = async () =>
    (await world.call('GET', `/api/manage/${siteId}/billing?month=2026-11`, { cookie: manager })).json<Json>();

  it('is asked of a new site, said in parts, and then nothing is missing', async () => {
    const empty = (await get()).body;
    expect([empty.profile, empty.country]).toEqual([null, 'FR']);
    expect(fields(empty.missing)).toContain('legalName');
    expect((await month()).missing).toContain('legalName');
    const half = await put({ ...COMPANY, registration: '', establishment: null, vatNumber: ' ', registry: null });
    expect([half.status, fields(half.body.missing)]).toEqual([
      200,
      ['registry', 'registration', 'establishment', 'vatNumber'],
    ]);
    const { status, body } = await put(COMPANY);
    expect([status, body.missing, body.differing]).toEqual([200, [], []]);
    // Kept the way documents print it, however it was typed.
    expect(body.profile).toMatchObject({
      ...{ registration: '732829320', establishment: '73282932000074', vatNumber: 'FR44732829320' },
      ...{ iban: 'FR7630006000011234567890189', ownElectronicAddress: '0225:732829320', electronicAddress: null },
    });
    expect((await month()).missing).toEqual([]);
    expect((await get()).body).toEqual(body);
  });

  it.each([
    [
      'BE',
      BELGIAN,
      { registration: '0403.019.261', vatNumber: 'BE0403019261', ownElectronicAddress: '0208:0403019261' },
    ],
    ['CH', SWISS, { registration: 'CHE-116.281.710', vatNumber: 'CHE-116.281.710 TVA', ownElectronicAddress: null }],
  ])('may be of another country: %s', async (country, seller, kept) => {
    const { body } = await put({ ...seller, pricesSeen: true });
    expect([body.country, body.missing, body.profile]).toEqual([country, [], expect.objectContaining(kept)]);
    const shape = (body.countries as { country: string; legalForms: string[] }[]).find(
      (one) => one.country === country,
    );
    expect(shape?.legalForms).toContain(seller.legalForm);
  });

  it('may have a form that is none of the list, said in words', async () => {
    const { capitalCents: _, ...other } = { ...COMPANY, legalForm: 'other' };
    expect(fields((await put(other)).body.missing)).toEqual(['legalFormText']);
    const { body } = await put({ ...other, legalFormText: ' Société en participation ' });
    expect([body.missing, (body.profile as Json).legalFormText]).toEqual([[], 'Société en participation']);
    // What the form has not is not kept.
    const association = await put({ ...COMPANY, legalForm: 'association', legalFormText: 'SEP' });
    expect(association.body.profile).toMatchObject({ capitalCents: null, legalFormText: null });
  });

  it.each<[string, Json, string[]]>([
    ['a SIREN with a wrong key', { registration: '732829321' }, ['registration', 'establishment', 'vatNumber']],
    ['a SIRET of somebody else', { establishment: '35600000000048' }, ['establishment']],
    ['a VAT number with a wrong key', { vatNumber: 'FR45732829320' }, ['vatNumber']],
    ['a wrong IBAN and a wrong BIC', { iban: 'FR7630006000011234567890188', bic: 'X' }, ['iban', 'bic']],
    ['a form of another country', { legalForm: 'ch_sarl' }, ['legalForm']],
    ['an address of somebody else', { electronicAddress: '0225:552100554' }, ['electronicAddress']],
  ])('refuses %s beside its field and keeps nothing', async (_, wrong, expected) => {
    const { status, body } = await put({ ...COMPANY, ...wrong });
    expect([status, body.code, fields(body.errors)]).toEqual([422, 'seller_number_wrong', expected]);
    expect((await get()).body.profile).toBeNull();
  });

  it.each<[Json, string]>([
    [{ paymentDays: 61 }, 'paymentDays'],
    [{ legalName: '  ' }, 'legalName'],
    [{ country: 'US' }, 'country'],
    [{ capitalCents: -1 }, 'capitalCents'],
    [{ email: 'nobody' }, 'email'],
    [{ closing: 'x'.repeat(601) }, 'closing'],
    [{ logo: 'a'.repeat(64) }, 'logo'],
  ])('refuses %j', async (wrong, field) => {
    const { status, body } = await put({ ...COMPANY, ...wrong });
    expect([status, body.code, fields(body.errors)]).toEqual([422, 'invalid_request', [field]]);
  });

  it('tells which prices carry a VAT that a new regime has not, before it is saved', async () => {
    await put(COMPANY);
    const franchise = { ...COMPANY, vatRegime: 'franchise', vatNumber: null };
    const { status, body } = await put(franchise);
    expect([status, body.code]).toEqual([409, 'seller_prices_differ']);
    const products = body.products as Json[];
    expect(products.length).toBeGreaterThan(0);
    expect(products.every(({ vatRateBp }) => vatRateBp !== 0)).toBe(true);
    expect((await get()).body.profile).toMatchObject({ vatRegime: 'standard' });
    const seen = await put({ ...franchise, pricesSeen: true });
    // They are named for as long as they are so.
    expect([seen.status, seen.body.differing]).toEqual([200, products]);
    // Once it is so, the rest may be said without hearing it again.
    expect((await put({ ...franchise, phone: '03 20 00 00 00' })).status).toBe(200);
  });

  it('has a logo, drawn anew, which stays for the documents that show it', async () => {
    const picture = (background: string) =>
      sharp({ create: { width: 1600, height: 400, channels: 4, background } })
        .png()
        .toBuffer();
    expect((await upload(await picture('#b0402a'))).body.code).toBe('legal_profile_incomplete');
    await put(COMPANY);
    const { status, body } = await upload(await picture('#b0402a'));
    const sha256 = (body.profile as Json).logo as string;
    expect([status, sha256]).toEqual([201, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const shown = await world.call('GET', `${url}/logo`, { cookie: manager });
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', etag: `"${sha256}"` });
    expect(createHash('sha256').update(shown.rawPayload).digest('hex')).toBe(sha256);
    expect(await sharp(shown.rawPayload).metadata()).toMatchObject({ width: 800, height: 200, channels: 3 });

    await upload(await picture('#0b5d57'));
    // Saving the rest leaves it; taking it off leaves the bytes of both.
    expect(((await put(COMPANY)).body.profile as Json).logo).not.toBe(sha256);
    const none = answered(await world.call('DELETE', `${url}/logo`, { cookie: manager }));
    expect((none.body.profile as Json).logo).toBeNull();
    expect((await world.call('GET', `${url}/logo`, { cookie: manager })).statusCode).toBe(404);
    const { rows } = await owner.query('select sha256 from seller_logos where site_id = $1', [siteId]);
    expect(rows).toHaveLength(2);
    await expect(owner.query('delete from seller_logos')).rejects.toThrow('stays for the documents');
    await expect(owner.query(`update seller_logos set bytes = 'x'`)).rejects.toThrow('stays for the documents');
  });

  it('shows on a document the logo of the day it was issued', async () => {
    await put(COMPANY);
    const red = await sharp({ create: { width: 300, height: 90, channels: 3, background: '#b0402a' } })
      .png()
      .toBuffer();
    await upload(red);
    const { members } = (await month()) as { members: { memberId: string; charges: number }[] };
    const { memberId } = members.find(({ charges }) => charges > 0)!;
    const body = { id: uuidv7(), memberId, month: '2026-11' };
    const issued = await world.call('POST', `/api/manage/${siteId}/invoices`, { cookie: manager, body });
    expect(issued.statusCode).toBe(201);
    await world.call('DELETE', `${url}/logo`, { cookie: manager });
    const pdf = await world.call('GET', `/api/manage/${siteId}/invoices/${body.id}/pdf`, { cookie: manager });
    expect([pdf.statusCode, pdf.rawPayload.includes('/Subtype /Image')]).toEqual([200, true]);
  });

  it('refuses a logo that is no picture', async () => {
    await put(COMPANY);
    expect((await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).body.code).toBe('photo_unreadable');
    expect((await upload(Buffer.alloc(32), 'image/svg+xml')).status).toBe(415);
  });

  it('is the manager’s to say', async () => {
    const coworker = await world.signIn('coworker');
    expect((await world.call('GET', url, { cookie: coworker })).statusCode).toBe(404);
    expect((await world.call('GET', url)).statusCode).toBe(401);
  });
});
