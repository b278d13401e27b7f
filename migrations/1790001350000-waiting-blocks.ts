import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time that an external calendar no longer takes is free like that of a booking given back: those who wait hear of it. */
export class WaitingBlocks1790001350000 implements MigrationInterface {
  name = 'WaitingBlocks1790001350000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- Once for each statement: a calendar that is read again replaces hundreds of rows.
create function waiting_is_told_of_blocks() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  insert into events (id, topic, payload, singleton_key)
    select gen_random_uuid(), 'waiting.offer', jsonb_build_object('siteId', given.site_id), given.site_id::text
    from (select distinct site_id from gone) as given
    where exists (
      select from waiting_entries w where w.site_id = given.site_id and w.status in ('waiting', 'offered'));
  return null;
end $$;
alter function waiting_is_told_of_blocks() owner to maille_shared;
create trigger waiting_is_told_of_gone after delete on resource_blocks
  referencing old table as gone for each statement execute function waiting_is_told_of_blocks();
create trigger waiting_is_told_of_changed after update on resource_blocks
  referencing old table as gone for each statement execute function waiting_is_told_of_blocks();
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger waiting_is_told_of_changed on resource_blocks;
drop trigger waiting_is_told_of_gone on resource_blocks;
drop function waiting_is_told_of_blocks();
`);
  }
}
