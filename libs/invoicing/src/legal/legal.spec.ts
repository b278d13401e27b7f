import { LEGAL_FORMS, type LegalForm, type MentionCode, VAT_REGIMES } from '#libs/domain';
import { SELLERS, consumer, professional, profile } from '../../../../test/support/invoices.js';
import { BE } from './be.js';
import { CH } from './ch.js';
import { FR } from './fr.js';
import { asPrinted, legalFormsOf, mentionsFor, missingForSeller, sellerOf } from './index.js';

const DAY = '2026-11-30';
const SERVICES = [{}];
const GOODS = [{ nature: 'goods' as const }];
const said = (kind: string, buyer = consumer, day = DAY, lines: readonly { nature?: 'goods' }[] = SERVICES) =>
  mentionsFor({ seller: sellerOf(SELLERS[kind]!, 'fr'), buyer, locale: 'fr', lines }, day);
const codes = (kind: string, buyer = consumer, day = DAY) => said(kind, buyer, day).map((mention) => mention.code);
const text = (kind: string, code: MentionCode, day = DAY) =>
  said(kind, professional, day).find((mention) => mention.code === code)?.text;

describe('mentions a document must have, and none that would be wrong', () => {
  const B2B_FR: MentionCode[] = ['penalty', 'recovery', 'discount'];
  it.each<[string, MentionCode[], MentionCode[]]>([
    ['company', ['operation'], B2B_FR],
    ['companyOnDebits', ['vat_on_debits', 'operation'], B2B_FR],
    ['cooperative', ['operation'], B2B_FR],
    ['franchise', ['exemption', 'operation'], B2B_FR],
    ['association', ['exemption', 'operation'], B2B_FR],
    ['commune', ['exemption', 'operation'], B2B_FR],
    ['belgian', [], ['penalty', 'recovery']],
    ['swiss', [], ['penalty']],
  ])('%s', (kind, always, toProfessionals) => {
    expect(codes(kind, consumer)).toEqual(always);
    expect(codes(kind, professional)).toEqual([...always, ...toProfessionals]);
  });

  it('says the words the law dictates', () => {
    expect(text('franchise', 'exemption')).toBe('TVA non applicable, article L. 223-3 du CIBS.');
    expect(text('companyOnDebits', 'vat_on_debits')).toBe('Option pour le paiement de la taxe d’après les débits.');
    expect(text('company', 'operation')).toContain('prestation de services');
    expect(text('company', 'recovery')).toMatch(/40 €.*D\. 441-5/);
    expect(text('company', 'penalty')).toMatch(/majoré de 10 points.*L\. 441-10/);
    expect(text('association', 'exemption')).toContain('article 261, 7-1°');
    expect(text('commune', 'exemption')).toContain('article 13 de la directive 2006/112/CE');
  });

  it('keeps the words of the day: the CIBS replaced the CGI on 1 September 2026', () => {
    expect(text('franchise', 'exemption', '2026-08-31')).toBe('TVA non applicable, article 293 B du CGI.');
    expect(text('franchise', 'exemption', '2026-09-01')).toContain('L. 223-3');
  });

  it('never tells a consumer of 40 €', () => {
    for (const kind of Object.keys(SELLERS)) {
      const texts = said(kind).map((mention) => mention.text);
      expect(texts.join(' ')).not.toContain('40 €');
    }
  });

  it('an exemption is explained exactly once wherever no VAT is charged, in each country and language', () => {
    for (const country of ['FR', 'BE', 'CH']) {
      for (const vatRegime of VAT_REGIMES) {
        for (const locale of ['fr', 'en'] as const) {
          const seller = sellerOf(profile({ country, vatRegime }), locale);
          const exemptions = mentionsFor({ seller, buyer: consumer, locale, lines: SERVICES }, DAY).filter(
            ({ code }) => code === 'exemption',
          );
          expect([country, vatRegime, exemptions.length]).toEqual([
            country,
            vatRegime,
            vatRegime === 'standard' ? 0 : 1,
          ]);
        }
      }
    }
  });

  it.each([
    ['services', SERVICES, 'prestation de services'],
    ['goods', GOODS, 'livraison de biens'],
    ['both', [...GOODS, ...SERVICES], 'livraison de biens et prestation de services'],
  ])('says what is sold: %s', (_sold, lines, words) => {
    const operation = said('company', consumer, DAY, lines).filter(({ code }) => code === 'operation');
    expect(operation.map(({ text: sentence }) => sentence)).toEqual([`Catégorie de l’opération : ${words}.`]);
    expect(said('belgian', consumer, DAY, lines).filter(({ code }) => code === 'operation')).toEqual([]);
  });

  it('carries the codes of the e-invoice', () => {
    const refs = said('franchise', professional).map(({ ref }) => ref);
    expect(refs).toEqual(['VATEX-FR-FRANCHISE', null, 'PMD', 'PMT', 'AAB']);
  });
});

describe('dated rows', () => {
  it('never say two things on one day', () => {
    for (const { texts } of [FR, BE, CH]) {
      for (const a of texts) {
        for (const b of texts) {
          const sameSubject = a !== b && a.code === b.code && a.regimes?.some((regime) => b.regimes?.includes(regime));
          const bothInForce = (a.until ?? '9999') > b.from && (b.until ?? '9999') > a.from;
          expect(Boolean(sameSubject && bothInForce)).toBe(false);
        }
      }
    }
  });
});

describe('what a seller must still say', () => {
  const fields = (changes: Parameters<typeof profile>[0]) => missingForSeller(profile(changes)).map((gap) => gap.field);

  it.each(Object.keys(SELLERS))('nothing, when complete: %s', (kind) => {
    expect(missingForSeller(SELLERS[kind]!)).toEqual([]);
  });

  it.each<[string, Parameters<typeof profile>[0], string[]]>([
    ['no name', { legalName: ' ' }, ['legalName']],
    ['no address', { street: '', postcode: '', commune: '' }, ['street', 'postcode', 'commune']],
    ['no SIREN', { registration: null }, ['registration']],
    ['a wrong SIREN', { registration: '732829321' }, ['registration', 'establishment', 'vatNumber']],
    ['no SIRET', { establishment: null }, ['establishment']],
    ['a SIRET of somebody else', { establishment: '35600000000048' }, ['establishment']],
    ['no VAT number', { vatNumber: null }, ['vatNumber']],
    ['no capital', { capitalCents: null }, ['capitalCents']],
    ['no registry', { registry: null }, ['registry']],
    ['a wrong IBAN', { iban: 'FR7630006000011234567890188' }, ['iban']],
    ['no BIC', { bic: 'AGRI' }, ['bic']],
    ['an electronic address of somebody else', { electronicAddress: '0225:552100554' }, ['electronicAddress']],
    ['an electronic address without scheme', { electronicAddress: '732829320' }, ['electronicAddress']],
    ['an unknown country', { country: 'US' }, ['country', 'legalForm']],
    ['a Belgian form in France', { legalForm: 'be_srl' }, ['legalForm']],
    [
      'an association without VAT number',
      {
        legalForm: 'association',
        vatRegime: 'exempt_association',
        vatNumber: null,
        registry: null,
        capitalCents: null,
      },
      [],
    ],
    ['a cooperative without amount of capital', { legalForm: 'scop', capitalCents: null }, []],
    [
      'an SCI without capital and registry',
      { legalForm: 'sci', capitalCents: null, registry: null },
      ['registry', 'capitalCents'],
    ],
    ['a grouping without capital', { legalForm: 'gie', capitalCents: null }, []],
    ['a foundation', { legalForm: 'foundation', capitalCents: null, registry: null }, []],
    ['another form without its words', { legalForm: 'other', capitalCents: null, registry: null }, ['legalFormText']],
    ['another form in words', { legalForm: 'other', legalFormText: 'SEP', capitalCents: null, registry: null }, []],
    ['a franchise with a wrong VAT number', { vatRegime: 'franchise', vatNumber: 'FR00732829320' }, ['vatNumber']],
  ])('%s', (_, changes, expected) => {
    expect(fields(changes)).toEqual(expected);
  });

  it('Belgian and Swiss identities', () => {
    const missing = (kind: string, changes: object) =>
      missingForSeller({ ...SELLERS[kind]!, ...changes }).map((gap) => gap.field);
    expect(missing('belgian', { vatRegime: 'franchise', vatNumber: null })).toEqual(['vatNumber']);
    expect(missing('belgian', { registration: '0403019262' })).toEqual(['registration', 'vatNumber']);
    expect(missing('belgian', { registry: null })).toEqual(['registry']);
    expect(missing('swiss', { vatNumber: 'CHE-116.281.710' })).toEqual(['vatNumber']);
    expect(missing('swiss', { registration: null })).toEqual(['registration']);
    const small = { legalForm: 'ch_association', vatRegime: 'exempt_association', registration: null, vatNumber: null };
    expect(missing('swiss', small)).toEqual([]);
    expect(missing('swiss', { ...small, legalForm: 'ch_sole_trader' })).toEqual([]);
    expect(missing('swiss', { ...small, legalForm: 'ch_foundation' })).toEqual(['registration']);
    expect(missing('belgian', { legalForm: 'be_sole_trader', registry: null })).toEqual([]);
    expect(missing('belgian', { legalForm: 'be_private_foundation', registry: null })).toEqual(['registry']);
  });

  it('asks a site without any profile for everything', () => {
    expect(missingForSeller(null).map((gap) => gap.field)).toContain('legalName');
  });

  it('has a printed form for each legal form, in both languages', () => {
    for (const legalForm of LEGAL_FORMS.filter((form) => form !== 'other')) {
      for (const locale of ['fr', 'en'] as const) {
        expect(sellerOf(profile({ legalForm, capitalCents: null }), locale).status.length).toBeGreaterThan(1);
      }
    }
    expect(sellerOf(SELLERS.franchise!, 'fr').status).toContain('(EI)');
    expect(sellerOf(SELLERS.cooperative!, 'fr').status).toContain('à capital variable');
    const other = profile({ legalForm: 'other', legalFormText: 'Société en participation' });
    expect(sellerOf(other, 'en').status).toBe('Société en participation, share capital €10,000');
  });

  it('tells the capital of those that have one', () => {
    const status = (legalForm: LegalForm) => sellerOf(profile({ legalForm }), 'fr').status.replace(/\s/g, ' ');
    expect(status('sa')).toBe('SA au capital de 10 000 €');
    expect(status('association')).toBe('Association loi du 1er juillet 1901');
    expect(asPrinted(profile({ legalForm: 'association', legalFormText: 'Amicale' }))).toMatchObject({
      ...{ capitalCents: null, legalFormText: null },
    });
  });

  it('offers each country its own, and other ones everywhere', () => {
    for (const country of ['FR', 'BE', 'CH']) expect(legalFormsOf(country).at(-1)).toBe('other');
    expect(legalFormsOf('CH')).toEqual(LEGAL_FORMS.filter((form) => form.startsWith('ch_') || form === 'other'));
  });
});
