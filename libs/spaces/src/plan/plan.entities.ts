import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a resource stands, in cells of its floor's grid. */
@Entity('plan_places')
export class PlanPlaceRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'resource_id' }) resourceId: string;
  @Column('text') floor: string;
  @Column('int') x: number;
  @Column('int') y: number;
  @Column('int') width: number;
  @Column('int') height: number;
}
