import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { LEGAL_FORMS, type LegalForm, VAT_REGIMES, type VatRegime } from '#libs/domain';
import { Trimmed } from '#libs/platform';
import type { SellerData } from '#libs/spaces';
import { COUNTRIES, FORMS_WITH_CAPITAL, electronicAddressOf, legalFormsOf } from '../legal/index.js';
import type { KnownSeller } from './sellers.service.js';

/** Blank is the same as nothing. */
const blankIsNull = () =>
  Transform(({ value }) => (typeof value === 'string' ? value.trim() || null : (value as unknown)));
const OPTIONAL = { type: String, nullable: true } as const;

export class SellerRequest {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @Trimmed() @IsString() @Length(1, 200) legalName: string;
  @ApiProperty({ enum: LEGAL_FORMS }) @IsIn(LEGAL_FORMS) legalForm: LegalForm;
  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 120, description: 'In words, of the form "other".' })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(120)
  legalFormText?: string | null;

  @ApiProperty({ enum: VAT_REGIMES }) @IsIn(VAT_REGIMES) vatRegime: VatRegime;
  @ApiProperty({ minLength: 1, maxLength: 200 }) @Trimmed() @IsString() @Length(1, 200) street: string;
  @ApiProperty({ minLength: 1, maxLength: 12 }) @Trimmed() @IsString() @Length(1, 12) postcode: string;
  @ApiProperty({ minLength: 1, maxLength: 120 }) @Trimmed() @IsString() @Length(1, 120) commune: string;
  @ApiProperty({ enum: COUNTRIES }) @IsIn(COUNTRIES) country: string;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 30, description: 'FR: SIREN; BE: enterprise number; CH: IDE.' })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(30)
  registration?: string | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 30, description: 'FR: SIRET of the establishment.' })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(30)
  establishment?: string | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 120, description: 'As printed: "RCS Lille Métropole".' })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(120)
  registry?: string | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, minimum: 0, maximum: 1e13 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1e13)
  capitalCents?: number | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 30 })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(30)
  vatNumber?: string | null;

  @ApiPropertyOptional({ description: 'FR: VAT is owed on invoicing instead of when paid.', default: false })
  @IsOptional()
  @IsBoolean()
  vatOnDebits?: boolean;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 42 })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(42)
  iban?: string | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 14 })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(14)
  bic?: string | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 254 })
  @blankIsNull()
  @IsOptional()
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254)
  email?: string | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 30 })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @Matches(/^[+()\d .-]{4,30}$/, { message: 'phone must be a phone number' })
  phone?: string | null;

  @ApiProperty({ minimum: 0, maximum: 60, description: 'Between the invoice and the day it is due.' })
  @IsInt()
  @Min(0)
  @Max(60)
  paymentDays: number;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 600, description: 'Words at the end of each document.' })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(600)
  closing?: string | null;

  @ApiPropertyOptional({ ...OPTIONAL, maxLength: 60, description: 'Left out: the one the registration gives.' })
  @blankIsNull()
  @IsOptional()
  @IsString()
  @MaxLength(60)
  electronicAddress?: string | null;

  @ApiPropertyOptional({ description: 'The prices without a VAT rate have been seen; save anyway.', default: false })
  @IsOptional()
  @IsBoolean()
  pricesSeen?: boolean;

  static seller({ pricesSeen: _seen, ...said }: SellerRequest): SellerData {
    const { registration = null, establishment = null, registry = null, capitalCents = null } = said;
    const { vatNumber = null, iban = null, bic = null, email = null, phone = null } = said;
    const { closing = null, electronicAddress = null, legalFormText = null } = said;
    return {
      ...said,
      ...{ registration, establishment, registry, capitalCents, vatNumber, iban, bic, email, phone },
      ...{ closing, electronicAddress, legalFormText },
      vatOnDebits: said.vatOnDebits ?? false,
    };
  }
}

export class SellerProfileView {
  @ApiProperty() legalName: string;
  @ApiProperty({ enum: LEGAL_FORMS }) legalForm: LegalForm;
  @ApiProperty({ ...OPTIONAL, description: 'In words, of the form "other".' }) legalFormText: string | null;
  @ApiProperty({ enum: VAT_REGIMES }) vatRegime: VatRegime;
  @ApiProperty() street: string;
  @ApiProperty() postcode: string;
  @ApiProperty() commune: string;
  @ApiProperty() country: string;
  @ApiProperty(OPTIONAL) registration: string | null;
  @ApiProperty(OPTIONAL) establishment: string | null;
  @ApiProperty(OPTIONAL) registry: string | null;
  @ApiProperty({ type: Number, nullable: true }) capitalCents: number | null;
  @ApiProperty(OPTIONAL) vatNumber: string | null;
  @ApiProperty() vatOnDebits: boolean;
  @ApiProperty(OPTIONAL) iban: string | null;
  @ApiProperty(OPTIONAL) bic: string | null;
  @ApiProperty(OPTIONAL) email: string | null;
  @ApiProperty(OPTIONAL) phone: string | null;
  @ApiProperty() paymentDays: number;
  @ApiProperty(OPTIONAL) closing: string | null;
  @ApiProperty({ ...OPTIONAL, description: 'Null: the one below.' }) electronicAddress: string | null;
  @ApiProperty({ ...OPTIONAL, description: 'The one its registration gives.' }) ownElectronicAddress: string | null;
  @ApiProperty({ ...OPTIONAL, description: 'SHA-256 of the logo.' }) logo: string | null;
}

export class MissingFieldView {
  @ApiProperty({ description: 'A field of the profile.' }) field: string;
  @ApiProperty({ description: 'What is expected of it.' }) message: string;
}

export class DifferingPriceView {
  @ApiProperty({ enum: ['rate', 'extra', 'plan', 'pack'] }) kind: 'rate' | 'extra' | 'plan' | 'pack';
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Basis points.' }) vatRateBp: number;
}

export class SellerCountryView {
  @ApiProperty() country: string;
  @ApiProperty({ enum: LEGAL_FORMS, isArray: true }) legalForms: LegalForm[];
  @ApiProperty({ enum: LEGAL_FORMS, isArray: true, description: 'Those of which documents tell the capital.' })
  withCapital: LegalForm[];
}

export class ManagedSellerView {
  @ApiProperty({ description: 'Of the profile, else of the site.' }) country: string;
  @ApiProperty({ type: SellerProfileView, nullable: true, description: 'Null: nothing has been said yet.' })
  profile: SellerProfileView | null;
  @ApiProperty({ type: [MissingFieldView], description: 'Empty: invoices can be issued.' })
  missing: readonly MissingFieldView[];
  @ApiProperty({ type: [DifferingPriceView], description: 'On offer with a VAT that the regime has not.' })
  differing: readonly DifferingPriceView[];
  @ApiProperty({ type: [SellerCountryView], description: 'Where a seller can be, and what it can be there.' })
  countries: SellerCountryView[];

  static from({ country, profile, missing, differing }: KnownSeller): ManagedSellerView {
    return {
      ...{ country, missing, differing },
      profile: profile && profileView(profile),
      countries: COUNTRIES.map((each) => formsIn(each)),
    };
  }
}

function formsIn(country: string): SellerCountryView {
  const legalForms = legalFormsOf(country);
  return { country, legalForms, withCapital: legalForms.filter((form) => FORMS_WITH_CAPITAL.includes(form)) };
}

/** Without what is the site's own. */
function profileView(profile: NonNullable<KnownSeller['profile']>): SellerProfileView {
  const { siteId: _site, name: _name, timeZone: _zone, currency: _currency, locale: _locale, ...said } = profile;
  return { ...said, ownElectronicAddress: electronicAddressOf(profile.country, profile.registration) };
}
