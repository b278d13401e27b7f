import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['company_name', 'street', 'postcode', 'commune', 'country', 'registration', 'vat_number'];

/** To whom a person wants to be billed: said once, for every site that knows them. */
export class OwnBilling1790004720000 implements MigrationInterface {
  name = 'OwnBilling1790004720000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table persons
  -- False: the person has said nothing, and each site what it was told.
  add column billing_said boolean not null default false,
  add column company_name text,
  add column street text,
  add column postcode text,
  add column commune text,
  add column country char(2),
  add column registration text,
  add column vat_number text,
  add constraint persons_billing_said check (
    billing_said or num_nonnulls(${COLUMNS.join(', ')}) = 0);

-- In the same transaction, so that no document of any site can still carry what was corrected: a person's own records, in
-- their own scope, and nothing else.
create policy own_billing on members to maille_guard
  using (person_id = (select ctx_person())) with check (person_id = (select ctx_person()));
grant select (person_id), update (${COLUMNS.join(', ')}) on members to maille_guard;
create function billing_follows() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  update members set ${COLUMNS.map((column) => `${column} = new.${column}`).join(', ')} where person_id = new.id;
  return null;
end $$;
revoke execute on function billing_follows() from public;
alter function billing_follows() owner to maille_guard;
create trigger billing_follows after update of billing_said, ${COLUMNS.join(', ')} on persons
  for each row when (new.billing_said) execute function billing_follows();
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop trigger billing_follows on persons;
drop function billing_follows();
drop policy own_billing on members;
revoke select (person_id), update (${COLUMNS.join(', ')}) on members from maille_guard;
alter table persons drop column billing_said, ${COLUMNS.map((column) => `drop column ${column}`).join(', ')};
`);
  }
}
