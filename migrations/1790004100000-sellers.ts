import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a seller's documents show beside its identity: its logo, its closing words, where its e-invoices come from. */
export class Sellers1790004100000 implements MigrationInterface {
  name = 'Sellers1790004100000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- Documents name their logo by its hash and are drawn from it years later: none is changed or deleted.
create table seller_logos (
  site_id uuid not null references sites (site_id),
  sha256 text not null,
  bytes bytea not null check (length(bytes) between 1 and 1048576),
  primary key (site_id, sha256),
  constraint seller_logo_is_its_hash check (sha256 = encode(sha256(bytes), 'hex'))
);
-- Pictures are compressed already.
alter table seller_logos alter column bytes set storage external;
alter table seller_logos enable row level security;
alter table seller_logos force row level security;
create policy tenant on seller_logos
  using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
grant select, insert on seller_logos to maille_app;

create function seller_logo_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a logo stays for the documents that show it' using errcode = '23514', constraint = 'invoice_frozen';
end $$;
create trigger seller_logo_kept before update or delete on seller_logos
  for each row execute function seller_logo_kept();
create trigger refuse_truncate before truncate on seller_logos for each statement execute function refuse_truncate();

alter table legal_profiles
  add column logo text,
  add column closing text check (length(closing) between 1 and 600),
  add column electronic_address text check (length(electronic_address) between 6 and 60),
  add foreign key (site_id, logo) references seller_logos (site_id, sha256);
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table legal_profiles drop column logo, drop column closing, drop column electronic_address;
drop table seller_logos;
drop function seller_logo_kept();
`);
  }
}
