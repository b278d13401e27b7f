import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('role_grants')
export class RoleGrantRow {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId: string;
  @PrimaryColumn('text', { name: 'scope_kind' }) scopeKind: 'site' | 'company' | 'network';
  @PrimaryColumn('uuid', { name: 'scope_id' }) scopeId: string;
  @Column('text') role: string;
  @Column({ type: 'timestamptz', name: 'granted_at', insert: false }) grantedAt: Date;
}
