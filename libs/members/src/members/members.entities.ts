import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('members')
export class MemberRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'person_id' }) personId: string;
  @Column('text') name: string;
  @Column('text') email: string;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { name: 'company_name', nullable: true }) companyName: string | null;
  @Column('text', { nullable: true }) street: string | null;
  @Column('text', { nullable: true }) postcode: string | null;
  @Column('text', { nullable: true }) commune: string | null;
  @Column('char', { length: 2, nullable: true }) country: string | null;
  @Column('text', { nullable: true }) registration: string | null;
  @Column('text', { name: 'vat_number', nullable: true }) vatNumber: string | null;
  @Column('timestamptz', { name: 'joined_at' }) joinedAt: Date;
  @Column({ type: 'boolean', name: 'has_rights', insert: false }) hasRights: boolean;
  @Column('text', { name: 'reverse_charge_for', nullable: true }) reverseChargeFor: string | null;
}
