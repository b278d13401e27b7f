import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The short code on the sheet at a desk, a room or a door: what is behind it, and which sheets hold no more. */
export class PlaceCodes1790001320000 implements MigrationInterface {
  name = 'PlaceCodes1790001320000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- Twelve hexadecimal digits, all of them random: it opens nothing that is not public, and cannot be counted through.
create table resource_codes (
  site_id uuid not null,
  code text not null default left(replace(gen_random_uuid()::text, '-', ''), 12) check (code ~ '^[0-9a-f]{12}$'),
  resource_id uuid not null,
  -- The sheet that it was printed on holds no more; the code stays, so that the sheet can say so.
  ended_at timestamptz,
  ended_by uuid,
  primary key (site_id, code),
  constraint resource_codes_code unique (code),
  foreign key (site_id, resource_id) references resources (site_id, id),
  constraint resource_code_end_is_signed check ((ended_at is null) = (ended_by is null))
);
create unique index resource_codes_in_use on resource_codes (site_id, resource_id) where ended_at is null;
insert into resource_codes (site_id, resource_id) select site_id, id from resources;

alter table resource_codes enable row level security;
alter table resource_codes force row level security;
create policy tenant on resource_codes using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update (ended_at, ended_by) on resource_codes to maille_app;

create function resource_gets_a_code() returns trigger language plpgsql as $$
begin
  insert into resource_codes (site_id, resource_id) values (new.site_id, new.id);
  return null;
end $$;
create trigger resource_gets_a_code after insert on resources
  for each row execute function resource_gets_a_code();

-- From a code to what it stands at, for whoever holds a sheet in their hands.
create policy doors on resource_codes for select to maille_shared using (true);
grant select (site_id, code, resource_id, ended_at) on resource_codes to maille_shared;
create function place_door(wanted text) returns table (site_id uuid, resource_id uuid, ended boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.site_id, c.resource_id, c.ended_at is not null from resource_codes c where c.code = wanted
$$;
revoke execute on function place_door(text) from public;
grant execute on function place_door(text) to maille_app;
alter function place_door(text) owner to maille_shared;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function place_door(text);
drop trigger resource_gets_a_code on resources;
drop function resource_gets_a_code();
drop table resource_codes;
`);
  }
}
