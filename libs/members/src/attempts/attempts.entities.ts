import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sign_in_failures')
export class SignInFailureRow {
  @PrimaryColumn('bytea') key: Buffer;
  @Column('int') failures: number;
  @Column('timestamptz', { name: 'window_ends_at' }) windowEndsAt: Date;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil: Date | null;
}
