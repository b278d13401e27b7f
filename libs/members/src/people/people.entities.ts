import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('persons')
export class PersonRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text') locale: 'fr' | 'en';
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column({ type: 'timestamptz', name: 'created_at', insert: false }) createdAt: Date;
}
