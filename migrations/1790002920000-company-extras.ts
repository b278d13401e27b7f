import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The managers of a company see what is had along with a place that it pays, and each part of its price. */
export class CompanyExtras1790002920000 implements MigrationInterface {
  name = 'CompanyExtras1790002920000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create policy shared on reservation_extras for select to maille_shared using (true);
grant select (site_id, reservation_id, name, quantity, cents) on reservation_extras to maille_shared;
grant select (has_extras) on reservations to maille_shared;
create or replace view company_bookings with (security_barrier) as
  select r.company_id, r.site_id, r.id, r.resource_id, r.person_id, m.name as person_name, k.name as cost_centre, r.kind,
    lower(r.during) as starts, upper(r.during) as ends, r.quantity, r.status, r.hold_for, r.hold_expires_at,
    r.price_cents, r.currency,
    case when r.has_extras then (
      select json_agg(json_build_object('name', x.name, 'quantity', x.quantity, 'cents', x.cents) order by x.name)
      from reservation_extras x where x.site_id = r.site_id and x.reservation_id = r.id) else '[]' end as extras
  from reservations r join members m on m.site_id = r.site_id and m.id = r.member_id
  left join company_cost_centres k on k.company_id = r.company_id and k.id = r.cost_centre_id
  where r.company_id in (select managed_companies());
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view company_bookings;
create view company_bookings with (security_barrier) as
  select r.company_id, r.site_id, r.id, r.resource_id, r.person_id, m.name as person_name, k.name as cost_centre, r.kind,
    lower(r.during) as starts, upper(r.during) as ends, r.quantity, r.status, r.hold_for, r.hold_expires_at,
    r.price_cents, r.currency
  from reservations r join members m on m.site_id = r.site_id and m.id = r.member_id
  left join company_cost_centres k on k.company_id = r.company_id and k.id = r.cost_centre_id
  where r.company_id in (select managed_companies());
alter view company_bookings owner to maille_shared;
grant select on company_bookings to maille_app;
revoke select (has_extras) on reservations from maille_shared;
revoke select (site_id, reservation_id, name, quantity, cents) on reservation_extras from maille_shared;
drop policy shared on reservation_extras;
`);
  }
}
