import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rates are retired and not deleted; what is on offer is sold at a rate that is. */
export class RatesOnOffer1790002100000 implements MigrationInterface {
  name = 'RatesOnOffer1790002100000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table rates
  add column active boolean not null default true,
  add constraint rates_name_length check (length(name) between 1 and 120);

-- The row of the rate is locked until the end: it is not retired in the meantime (rate_is_let_go waits for it).
create function rate_is_on_offer() returns trigger language plpgsql as $$
declare named text; offered boolean;
begin
  foreach named in array tg_argv loop
    select active into offered from rates
      where site_id = new.site_id and id = (to_jsonb(new) ->> named)::uuid for share;
    if not offered then
      raise exception 'the rate is retired' using errcode = '23514', constraint = 'rate_on_offer';
    end if;
  end loop;
  return new;
end $$;
create trigger rate_is_on_offer before insert or update of rate_id, active on resources
  for each row when (new.active) execute function rate_is_on_offer('rate_id');
create trigger rate_is_on_offer before insert or update on rate_windows
  for each row execute function rate_is_on_offer('table_id');
create trigger rate_is_on_offer before insert or update on plan_rates
  for each row execute function rate_is_on_offer('rate_id', 'instead_id');
create trigger rate_is_on_offer before insert or update on group_rates
  for each row execute function rate_is_on_offer('rate_id', 'instead_id');

create function rate_is_let_go() returns trigger language plpgsql as $$
begin
  if exists (select from resources where site_id = new.site_id and rate_id = new.id and active)
    or exists (select from rate_windows w join rates r on r.site_id = w.site_id and r.id = w.rate_id
      where w.site_id = new.site_id and w.table_id = new.id and r.active)
    or exists (select from plan_rates where site_id = new.site_id and new.id in (rate_id, instead_id))
    or exists (select from group_rates where site_id = new.site_id and new.id in (rate_id, instead_id)) then
    raise exception 'the rate is in use' using errcode = '23514', constraint = 'rate_in_use';
  end if;
  return null;
end $$;
create trigger rate_is_let_go after update of active on rates
  for each row when (old.active and not new.active) execute function rate_is_let_go();

create function rate_has_its_tables() returns trigger language plpgsql as $$
begin
  if exists (select from rate_windows w join rates t on t.site_id = w.site_id and t.id = w.table_id
      where w.site_id = new.site_id and w.rate_id = new.id and not t.active) then
    raise exception 'a part of the week is at a retired rate' using errcode = '23514', constraint = 'rate_on_offer';
  end if;
  return null;
end $$;
create trigger rate_has_its_tables after update of active on rates
  for each row when (new.active and not old.active) execute function rate_has_its_tables();
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function rate_has_its_tables() cascade;
drop function rate_is_let_go() cascade;
drop function rate_is_on_offer() cascade;
alter table rates drop column active, drop constraint rates_name_length;
`);
  }
}
