import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sign_in_codes')
export class SignInCodeRow {
  @PrimaryColumn('bytea') account: Buffer;
  @Column('uuid') id: string;
  @Column('text', { name: 'mail_to', nullable: true }) mailTo: string | null;
  @Column('text', { name: 'code_hash', nullable: true }) codeHash: string | null;
  @Column('text') locale: 'fr' | 'en';
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('int') attempts: number;
}
