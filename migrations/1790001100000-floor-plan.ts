import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the resources of a site stand, on the plan its page shows. */
export class FloorPlan1790001100000 implements MigrationInterface {
  name = 'FloorPlan1790001100000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table plan_places (
  site_id uuid not null,
  resource_id uuid not null,
  floor text not null check (length(floor) between 1 and 40),
  -- Cells of a grid of 60 by 60, from the upper left corner; a desk takes two by two.
  x int not null check (x >= 0),
  y int not null check (y >= 0),
  width int not null check (width > 0),
  height int not null check (height > 0),
  primary key (site_id, resource_id),
  check (x + width <= 60 and y + height <= 60),
  constraint plan_place_resource foreign key (site_id, resource_id) references resources (site_id, id)
);
alter table plan_places enable row level security;
alter table plan_places force row level security;
create policy tenant on plan_places
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy shared on plan_places for select to maille_shared using (true);
grant select, insert, update, delete on plan_places to maille_app;
grant select on plan_places to maille_shared;

create view shared_plan_places as
  select p.site_id, p.resource_id, p.floor, p.x, p.y, p.width, p.height
  from plan_places p join resources r on r.site_id = p.site_id and r.id = p.resource_id and r.active;
alter view shared_plan_places owner to maille_shared;
grant select on shared_plan_places to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('drop view shared_plan_places; drop table plan_places');
  }
}
