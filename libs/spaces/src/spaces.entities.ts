import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PlanPlaceRow } from './plan/plan.entities.js';
import type { AccessFacts, Currency, LegalForm, PriceMode, VatRegime } from '#libs/domain';
import { ExtraResourceRow, ExtraRow } from './extras/extras.entities.js';
import { photosEntities } from './photos/photos.entities.js';
import { openingEntities } from './opening/opening.entities.js';

export type ResourceKind = 'desk' | 'room' | 'machine';
export type ResourceMode = 'exclusive' | 'pool';

@Entity('networks')
export class NetworkRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('char', { length: 2 }) country: string;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
}

@Entity('sites')
export class SiteRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('uuid', { name: 'network_id' }) networkId: string;
  @Column('text') slug: string;
  @Column('text') name: string;
  @Column('text') street: string;
  @Column('text') postcode: string;
  @Column('text') commune: string;
  @Column('char', { length: 2 }) country: string;
  @Column('double precision') lat: number;
  @Column('double precision') lon: number;
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('char', { length: 3 }) currency: Currency;
  @Column('text') locale: 'fr' | 'en';
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text', { nullable: true }) access: string | null;
  @Column('text', { array: true }) services: string[];
  @Column('boolean') accessible: boolean;
  @Column('jsonb') accessibility: AccessFacts;
  @Column('int', { name: 'horizon_days' }) horizonDays: number;
  @Column('boolean', { name: 'shares_occupancy' }) sharesOccupancy: boolean;
  @Column('boolean') published: boolean;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
}

@Entity('legal_profiles')
export class LegalProfileRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @Column('text', { name: 'legal_name' }) legalName: string;
  @Column('text', { name: 'legal_form' }) legalForm: LegalForm;
  @Column('text', { name: 'legal_form_text', nullable: true }) legalFormText: string | null;
  @Column('text', { name: 'vat_regime' }) vatRegime: VatRegime;
  @Column('text') street: string;
  @Column('text') postcode: string;
  @Column('text') commune: string;
  @Column('char', { length: 2 }) country: string;
  @Column('text', { nullable: true }) registration: string | null;
  @Column('text', { nullable: true }) establishment: string | null;
  @Column('text', { nullable: true }) registry: string | null;
  @Column('bigint', { name: 'capital_cents', nullable: true, transformer: { from: toNumber, to: (cents) => cents } })
  capitalCents: number | null;
  @Column('text', { name: 'vat_number', nullable: true }) vatNumber: string | null;
  @Column('boolean', { name: 'vat_on_debits' }) vatOnDebits: boolean;
  @Column('text', { nullable: true }) iban: string | null;
  @Column('text', { nullable: true }) bic: string | null;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('int', { name: 'payment_days' }) paymentDays: number;
  @Column('text', { nullable: true }) closing: string | null;
  @Column('text', { name: 'electronic_address', nullable: true }) electronicAddress: string | null;
  @Column('text', { nullable: true }) logo: string | null;
}

@Entity('seller_logos')
export class SellerLogoRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('text') sha256: string;
  @Column('bytea') bytes: Buffer;
}

/** TypeORM hands bigint over as text. */
function toNumber(text: string | null): number | null {
  return text === null ? null : Number(text);
}

@Entity('rates')
export class RateRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text', { name: 'price_mode' }) priceMode: PriceMode;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
  @Column('int', { name: 'daily_cap_cents', nullable: true }) dailyCapCents: number | null;
  @Column('boolean') active: boolean;
}

@Entity('rate_steps')
export class RateStepRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'rate_id' }) rateId: string;
  @Column('text') kind: 'flat' | 'hourly';
  @PrimaryColumn('int', { name: 'up_to_minutes' }) upToMinutes: number;
  @Column('int', { name: 'price_cents' }) priceCents: number;
}

@Entity('rate_windows')
export class RateWindowRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'rate_id' }) rateId: string;
  @PrimaryColumn('int') weekday: number;
  @PrimaryColumn('int', { name: 'from_minute' }) fromMinute: number;
  @Column('int', { name: 'until_minute' }) untilMinute: number;
  @Column('uuid', { name: 'table_id' }) tableId: string;
  @Column('text', { name: 'price_mode' }) priceMode: PriceMode;
  @Column('int', { name: 'vat_rate_bp' }) vatRateBp: number;
}

@Entity('resources')
export class ResourceRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: ResourceKind;
  @Column('text') mode: ResourceMode;
  @Column('int') capacity: number;
  @Column('text') name: string;
  @Column('text', { nullable: true }) zone: string | null;
  @Column('text', { array: true }) features: string[];
  @Column('int', { name: 'preparation_minutes' }) preparationMinutes: number;
  @Column('int', { name: 'step_minutes' }) stepMinutes: number;
  @Column('int', { name: 'min_minutes' }) minMinutes: number;
  @Column('int', { name: 'max_minutes' }) maxMinutes: number;
  @Column('uuid', { name: 'rate_id' }) rateId: string;
  @Column('boolean') active: boolean;
  @Column('int') position: number;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  /** Null: since it was made. Written by the database. */
  @Column({ type: 'timestamptz', name: 'parent_since', nullable: true, insert: false, update: false })
  parentSince: Date | null;
  @Column('int', { nullable: true }) people: number | null;
  @Column('text', { name: 'description_fr', nullable: true }) descriptionFr: string | null;
  @Column('text', { name: 'description_en', nullable: true }) descriptionEn: string | null;
  @Column('jsonb') accessibility: AccessFacts;
}

/** Which resources lie in which, both ways: written by the database alone, when a parent changes. */
@Entity('resource_families')
export class ResourceFamilyRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
  @PrimaryColumn('uuid', { name: 'related_id' }) relatedId: string;
  @Column('text') relation: 'ancestor' | 'descendant';
}

@Entity('opening_hours')
export class OpeningHoursRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('int') weekday: number;
  @PrimaryColumn('int') opens: number;
  @Column('int') closes: number;
}

export const spacesEntities = [
  NetworkRow,
  SiteRow,
  LegalProfileRow,
  SellerLogoRow,
  RateRow,
  RateStepRow,
  RateWindowRow,
  ExtraRow,
  ExtraResourceRow,
  ResourceRow,
  ResourceFamilyRow,
  PlanPlaceRow,
  OpeningHoursRow,
  ...photosEntities,
  ...openingEntities,
];
