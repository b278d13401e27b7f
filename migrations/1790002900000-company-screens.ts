import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the managers of a company see of every site: what it owes, what it has been billed and what its people have
 * booked. And a company pays for nobody but its people: whoever takes somebody out while that person books waits, or
 * is waited for.
 */
export class CompanyScreens1790002900000 implements MigrationInterface {
  name = 'CompanyScreens1790002900000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(SHOWN + PAYS);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger reservation_payer_stays on reservations;
drop trigger reservation_payer on reservations;
drop function company_pays();
drop policy guard_locks on companies;
drop policy guard_locks on company_people;
revoke update (name) on companies from maille_guard;
revoke update (joined_at) on company_people from maille_guard;
drop view company_sellers, company_charges, company_invoices, company_bookings;
drop policy companies on company_accounts;
drop policy companies on charges;
drop policy companies on invoices;
drop policy shared on legal_profiles;
drop policy shared on members;
revoke select (site_id, vat_regime) on legal_profiles from maille_shared;
revoke select (id, name) on members from maille_shared;
revoke select (site_id, id, company_id, month, number, number_year, number_rank, status, kind, issued_on, due_on,
  net_cents, vat_cents, gross_cents, currency) on invoices from maille_shared;
revoke select (site_id, id, member_id, person_id, company_id, cost_centre_name, label, supplied_on, quantity,
  unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, status, recorded_at) on charges from maille_shared;
revoke select (id, member_id, kind, during, hold_for, price_cents, currency, cost_centre_id)
  on reservations from maille_shared;
`);
  }
}

const SHOWN = /* sql */ `
create policy companies on company_accounts for select to maille_shared
  using (company_id in (select managed_companies()));
create policy companies on charges for select to maille_shared
  using (company_id in (select managed_companies()));
create policy companies on invoices for select to maille_shared
  using (company_id in (select managed_companies()));
create policy shared on legal_profiles for select to maille_shared using (true);
create policy shared on members for select to maille_shared using (true);
grant select (site_id, vat_regime) on legal_profiles to maille_shared;
grant select (id, name) on members to maille_shared;
grant select (site_id, id, company_id, month, number, number_year, number_rank, status, kind, issued_on, due_on,
  net_cents, vat_cents, gross_cents, currency) on invoices to maille_shared;
grant select (site_id, id, member_id, person_id, company_id, cost_centre_name, label, supplied_on, quantity,
  unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, status, recorded_at) on charges to maille_shared;
grant select (id, member_id, kind, during, hold_for, price_cents, currency, cost_centre_id)
  on reservations to maille_shared;

-- Sites that bill the company, and by which rules of VAT.
create view company_sellers with (security_barrier) as
  select a.company_id, s.site_id, s.slug, s.name, s.commune, s.time_zone, s.currency,
    coalesce(l.vat_regime, 'standard') as vat_regime
  from company_accounts a join sites s on s.site_id = a.site_id
  left join legal_profiles l on l.site_id = a.site_id
  where a.company_id in (select managed_companies());

-- What is on no invoice yet, with the name by which the invoice will call whose it is.
create view company_charges with (security_barrier) as
  select c.company_id, c.site_id, c.id, c.person_id, m.name as person_name, c.cost_centre_name, c.label, c.supplied_on,
    c.quantity, c.unit_price_cents, c.amount_cents, c.currency, c.price_mode, c.vat_rate_bp, c.recorded_at
  from charges c join members m on m.site_id = c.site_id and m.id = c.member_id
  where c.company_id in (select managed_companies()) and c.status = 'open';

create view company_invoices with (security_barrier) as
  select company_id, site_id, id, month, number, number_year, number_rank, issued_on, due_on, net_cents, vat_cents,
    gross_cents, currency
  from invoices
  where company_id in (select managed_companies()) and status = 'issued' and kind = 'invoice';

create view company_bookings with (security_barrier) as
  select r.company_id, r.site_id, r.id, r.resource_id, r.person_id, m.name as person_name, k.name as cost_centre, r.kind,
    lower(r.during) as starts, upper(r.during) as ends, r.quantity, r.status, r.hold_for, r.hold_expires_at,
    r.price_cents, r.currency
  from reservations r join members m on m.site_id = r.site_id and m.id = r.member_id
  left join company_cost_centres k on k.company_id = r.company_id and k.id = r.cost_centre_id
  where r.company_id in (select managed_companies());

do $$ declare v text; begin
  foreach v in array array['company_sellers', 'company_charges', 'company_invoices', 'company_bookings'] loop
    execute format('alter view %I owner to maille_shared', v);
    execute format('grant select on %I to maille_app', v);
  end loop;
end $$;
`;

const PAYS = /* sql */ `
-- To lock a row for others' changes asks for the right to change it; the check lets no change through.
create policy guard_locks on companies for update to maille_guard using (true) with check (false);
create policy guard_locks on company_people for update to maille_guard using (true) with check (false);
grant update (name) on companies to maille_guard;
grant update (joined_at) on company_people to maille_guard;

-- Behind the guard, which knows the kind of the place and has its lock: who takes the person out, or what is paid for
-- away, at this moment does so before or after, and is not overtaken by a booking that they did not see.
create function company_pays() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a reservation of another site' using errcode = '42501';
  end if;
  perform from company_people l where l.company_id = new.company_id and l.person_id = new.person_id for share;
  if not found then
    raise exception 'the company pays for its people' using errcode = '23514', constraint = 'company_pays',
      detail = json_build_object('reason', 'link')::text;
  end if;
  perform from companies c where c.id = new.company_id and new.kind = any (c.paid_kinds) for share;
  if not found then
    raise exception 'the company does not pay for this' using errcode = '23514', constraint = 'company_pays',
      detail = json_build_object('reason', 'kind')::text;
  end if;
  return new;
end $$;
revoke execute on function company_pays() from public;
alter function company_pays() owner to maille_guard;
create trigger reservation_payer before insert on reservations
  for each row when (new.company_id is not null) execute function company_pays();
-- What is only held is not the company's yet: it is asked again when it is booked.
create trigger reservation_payer_stays before update of status, company_id on reservations
  for each row when (new.company_id is not null
    and (new.company_id is distinct from old.company_id or (old.status = 'held' and new.status = 'confirmed')))
  execute function company_pays();
`;
