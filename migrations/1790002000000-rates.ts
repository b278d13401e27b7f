import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parts of the week with a table of their own, and each rate as one row to read. */
export class Rates1790002000000 implements MigrationInterface {
  name = 'Rates1790002000000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- So that what stands in for a rate is kept to its price mode and its VAT: they are never mixed inside one booking.
alter table rates
  add constraint rates_terms_are_unique unique (site_id, id, price_mode, vat_rate_bp),
  add constraint rates_name_is_unique unique (site_id, name);

-- In this part of the week the steps and the cap of another rate are the price.
create table rate_windows (
  site_id uuid not null,
  rate_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  from_minute int not null check (from_minute between 0 and 1439),
  until_minute int not null check (until_minute > from_minute and until_minute <= 1440),
  table_id uuid not null check (table_id <> rate_id),
  price_mode text not null,
  vat_rate_bp int not null,
  primary key (site_id, rate_id, weekday, from_minute),
  constraint rate_windows_no_overlap
    exclude using gist (site_id with =, rate_id with =, weekday with =, int4range(from_minute, until_minute) with &&),
  constraint rate_windows_of_rate foreign key (site_id, rate_id, price_mode, vat_rate_bp)
    references rates (site_id, id, price_mode, vat_rate_bp),
  constraint rate_windows_same_terms foreign key (site_id, table_id, price_mode, vat_rate_bp)
    references rates (site_id, id, price_mode, vat_rate_bp)
);
alter table rate_windows enable row level security;
alter table rate_windows force row level security;
create policy tenant on rate_windows using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert, update, delete on rate_windows to maille_app;
create policy shared on rate_windows for select to maille_shared using (true);
grant select on rate_windows to maille_shared;
create constraint trigger site_has_changed after insert or update or delete on rate_windows
  deferrable initially deferred for each row execute function site_has_changed();

-- A rate whole, in the words of domain/pricing.ts: read for one site, PostgreSQL keeps the plan.
create view shared_rate_books as
  select r.site_id, r.id, r.name, json_build_object(
    'priceMode', r.price_mode, 'vatRateBp', r.vat_rate_bp, 'dailyCapCents', r.daily_cap_cents,
    'steps', (select coalesce(json_agg(json_build_object('kind', s.kind, 'upToMinutes', s.up_to_minutes,
        'priceCents', s.price_cents) order by s.kind, s.up_to_minutes), '[]')
      from rate_steps s where s.site_id = r.site_id and s.rate_id = r.id),
    'windows', (select coalesce(json_agg(json_build_object('weekday', w.weekday, 'from', w.from_minute,
        'until', w.until_minute, 'name', t.name, 'table', json_build_object('dailyCapCents', t.daily_cap_cents,
          'steps', (select coalesce(json_agg(json_build_object('kind', s.kind, 'upToMinutes', s.up_to_minutes,
              'priceCents', s.price_cents) order by s.kind, s.up_to_minutes), '[]')
            from rate_steps s where s.site_id = t.site_id and s.rate_id = t.id)))
        order by w.weekday, w.from_minute), '[]')
      from rate_windows w join rates t on t.site_id = w.site_id and t.id = w.table_id
      where w.site_id = r.site_id and w.rate_id = r.id)) as rate
  from rates r;
alter view shared_rate_books owner to maille_shared;
grant select on shared_rate_books to maille_app;
drop view shared_rates;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create view shared_rates as
  select r.site_id, r.id, r.name, r.price_mode, r.vat_rate_bp, r.daily_cap_cents, s.kind, s.up_to_minutes, s.price_cents
  from rates r join rate_steps s on s.site_id = r.site_id and s.rate_id = r.id;
alter view shared_rates owner to maille_shared;
grant select on shared_rates to maille_app;
drop view shared_rate_books;
drop table rate_windows;
alter table rates drop constraint rates_terms_are_unique, drop constraint rates_name_is_unique;
`);
  }
}
