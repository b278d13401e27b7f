import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('persons')
export class PersonRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') locale: 'fr' | 'en';
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('boolean', { name: 'billing_said' }) billingSaid: boolean;
  @Column('text', { name: 'company_name', nullable: true }) companyName: string | null;
  @Column('text', { nullable: true }) street: string | null;
  @Column('text', { nullable: true }) postcode: string | null;
  @Column('text', { nullable: true }) commune: string | null;
  @Column('char', { length: 2, nullable: true }) country: string | null;
  @Column('text', { nullable: true }) registration: string | null;
  @Column('text', { name: 'vat_number', nullable: true }) vatNumber: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
}
