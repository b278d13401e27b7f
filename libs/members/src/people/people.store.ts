import type { PersonId } from '#libs/domain';
import type { Tx } from '#libs/platform';
import type { Locale } from './people.rules.js';

export interface Person {
  readonly id: PersonId;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly passwordHash: string | null;
}

export type NewPerson = Omit<Person, 'passwordHash'> & { readonly passwordHash?: string | null };

/** False when the address has an account already: that account is left as it is. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const rows = await tx.sql`
    insert into persons (id, email, name, locale, password_hash)
    values (${person.id}, ${person.email}, ${person.name}, ${person.locale}, ${person.passwordHash ?? null})
    on conflict (email) do nothing returning id`;
  return rows.length === 1;
}

export async function personByEmail(tx: Tx, email: string): Promise<Person | null> {
  const [person] = await tx.sql<Person>`
    select id, email, name, locale, password_hash as "passwordHash" from persons where email = ${email}`;
  return person ?? null;
}

export async function personById(tx: Tx, id: PersonId): Promise<Person | null> {
  const [person] = await tx.sql<Person>`
    select id, email, name, locale, password_hash as "passwordHash" from persons where id = ${id}`;
  return person ?? null;
}

/** Null leaves a value as it is. */
export const updatePerson = (tx: Tx, id: PersonId, name: string | null, locale: Locale | null) => tx.sql`
  update persons set name = coalesce(${name}, name), locale = coalesce(${locale}, locale) where id = ${id}`;

export const updatePassword = (tx: Tx, id: PersonId, passwordHash: string) => tx.sql`
  update persons set password_hash = ${passwordHash} where id = ${id}`;
