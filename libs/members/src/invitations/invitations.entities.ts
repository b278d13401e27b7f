import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('invitations')
export class InvitationRow {
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'token_hash', nullable: true }) tokenHash: Buffer | null;
  @Column('text') email: string;
  @Column('text', { name: 'scope_kind' }) scopeKind: 'site' | 'company' | 'network';
  @Column('uuid', { name: 'scope_id' }) scopeId: string;
  @Column('text') role: string;
  @Column('text') locale: 'fr' | 'en';
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt: Date | null;
}
