import { resolve } from 'node:path';
import type pg from 'pg';
import type { CourseName } from './courses.js';

/**
 * Each takes away one thing that the guard relies on, in the database of that run only, and the race must then say
 * what broke (design/quality.md: a protective test carries its saboteur). The first of the lists is the course where
 * it shows.
 *
 *   no-exclude       the exclusion constraint. The lock still queues, but nobody compares: a room is sold to all.
 *   no-name          the name of that constraint, by which a loser is told what happened: they get a 5xx.
 *   no-lock          the lock that queues the rush. In a pool two sweeps at once both see the last place free, and it
 *                    is sold twice. (For a room the exclusion still decides, but by deadlocks when many insert at once.)
 *   repeatable-read  READ COMMITTED. The transactions run under REPEATABLE READ, the guard no longer refuses that
 *                    and locks with SELECT … FOR UPDATE, as one would at first write it: whoever waited for the lock
 *                    still counts in the snapshot from before, so a pool of 10 sells more than 10.
 *   no-order         the one order in which the locks of a move are taken: moves that cross wait for each other. (Each
 *                    rests a little between its two, or luck would hide it.)
 *   no-places        the locks of places, and of all bookings at once, before several of them are changed one by one: who
 *                    changes them in one order waits for who changes them in another. (Each rests a little after each.)
 *   stale-charge     the new price of what was moved.
 *   no-expiry        letting go of a hold that has run out: its place is nobody's, and nobody can have it.
 *   blind-confirm    the locks on the booking that is confirmed and on its place, and the rule that an origin is charged once:
 *                    whoever confirms twice pays twice.
 *   no-family-lock   the locks of what a place lies in and of what lies in it: a room and a desk in it are sold at once.
 *   no-family        the look at the family behind those locks.
 *   no-credit-lock   the locks on credit, and the check that it is never below zero: several use up the same pass, and
 *                    several use one each for the same day.
 *   no-pass-day      the day that a pass is of: each booking uses one of its own.
 *   no-credit-sum    the trigger that keeps what is left of credit as the sum of its lines.
 *   no-cap-lock      the counter of what a company spends, whose row queues those who spend at once: the charges are
 *                    added up instead, as one would at first write it.
 *   no-cap           the trigger that counts and refuses.
 */
export const SHOWS_ON = {
  'no-exclude': 'slot',
  'no-name': 'slot',
  'no-lock': 'pool',
  'repeatable-read': 'pool',
  'no-order': 'moves',
  'no-places': 'series',
  'stale-charge': 'moves',
  'no-expiry': 'holds',
  'blind-confirm': 'holds',
  'no-family-lock': 'containment',
  'no-family': 'containment',
  'no-credit-lock': 'credits',
  'no-pass-day': 'credits',
  'no-credit-sum': 'credits',
  'no-cap-lock': 'company',
  'no-cap': 'company',
} as const satisfies Record<string, CourseName>;
export type Saboteur = keyof typeof SHOWS_ON;
export const SABOTEURS = Object.keys(SHOWS_ON) as Saboteur[];

export const isSaboteur = (text: string): text is Saboteur => Object.hasOwn(SHOWS_ON, text);

const LOCK = /update resource_locks set version = version \+ 1 where ([^;]*);/;
const ISOLATION = /if current_setting\('transaction_isolation'\) <> 'read committed' then.*?end if;/s;
const FAMILY_LOCK = /perform lock_places\([^;]*;/;
/** Where the guard looks at what a place lies in and what lies in it. */
export const FAMILY = /if family <> '\{\}' and exists \(/;
const DAY_LOCK = /perform from credit_lots where [^;]*;/;
const EXPIRY = /update reservations set status = 'expired'\s+where [^;]*;/;

export async function sabotage(owner: pg.Client, saboteur: Saboteur): Promise<void> {
  // Who waits for each other in a circle is told sooner than after the usual second: the API's sessions begin after this.
  await owner.query(
    `do $$ begin execute format('alter database %I set deadlock_timeout = %L', current_database(), '100ms'); end $$`,
  );
  switch (saboteur) {
    case 'no-exclude':
      await owner.query('alter table reservations drop constraint reservation_no_overlap');
      return;
    case 'no-name':
      await owner.query('alter table reservations rename constraint reservation_no_overlap to nameless');
      return;
    case 'no-lock':
      await rewriteGuard(owner, LOCK, 'perform 1;');
      return;
    case 'repeatable-read':
      await rewriteGuard(owner, ISOLATION, '');
      await rewriteGuard(owner, LOCK, 'perform 1 from resource_locks where $1 for update;');
      return;
    case 'no-order':
      await owner.query(`create or replace function lock_places(of_site uuid, places uuid[]) returns void
        language plpgsql as $$ declare place uuid; begin
          foreach place in array places loop
            perform from resource_locks l where l.site_id = of_site and l.resource_id = place for no key update;
            perform pg_sleep(0.05);
          end loop;
        end $$`);
      return;
    case 'no-places':
      // Preloaded as well: see there.
      await owner.query(`create or replace function lock_places(of_site uuid, places uuid[]) returns void
        language sql as $$ select $$`);
      await owner.query(`create function rest() returns trigger language plpgsql as $$
        begin perform pg_sleep(0.01); return null; end $$`);
      await owner.query('create trigger rest after update on reservations for each row execute function rest()');
      return;
    case 'stale-charge':
      await owner.query(`create function keep_charge() returns trigger language plpgsql as $$
        begin new.amount_cents := old.amount_cents; return new; end $$`);
      await owner.query('create trigger stale before update on charges for each row execute function keep_charge()');
      return;
    case 'no-expiry':
      await rewriteGuard(owner, EXPIRY, '');
      return;
    case 'blind-confirm':
      // Preloaded as well: see there.
      await owner.query('alter table charges drop constraint charges_origin_is_unique');
      return;
    case 'no-family-lock':
      await rewriteGuard(owner, FAMILY_LOCK, '');
      return;
    case 'no-family':
      await rewriteGuard(owner, FAMILY, 'if false and exists (');
      return;
    case 'no-credit-lock':
      // Preloaded as well: see there.
      await owner.query('alter table credit_lots drop constraint credit_never_negative');
      await rewrite(owner, 'credit_day_counts()', DAY_LOCK, '');
      return;
    case 'no-pass-day':
      await owner.query(`create or replace function
          credit_day_places(of_site uuid, lot uuid, member uuid, of_day date, within tstzrange) returns int
        language sql stable as $$
          select coalesce(sum(u.places), 0)::int from credit_days u
          where u.site_id = of_site and u.lot_id = lot and u.day = of_day and u.member_id = member
        $$`);
      return;
    case 'no-cap-lock':
      await owner.query(`create policy adds_up on charges for select to maille_guard using (true);
        grant select on charges to maille_guard;
        create or replace function company_counts() returns trigger language plpgsql security definer
          set search_path = public, pg_temp as $$ begin
            if (select sum(company_gross_cents) from charges where company_id = new.company_id and status <> 'void'
                  and date_trunc('month', supplied_on) = date_trunc('month', new.supplied_on))
                > (select monthly_cap_cents from companies where id = new.company_id) then
              raise exception 'the cap' using errcode = '23514', constraint = 'company_cap',
                detail = json_build_object('remainingCents', 0, 'currency', 'EUR')::text;
            end if;
            return null;
          end $$`);
      return;
    case 'no-cap':
      await owner.query('drop trigger company_counts on charges');
      return;
    case 'no-credit-sum':
      await owner.query(`create or replace function credit_line_counts() returns trigger language plpgsql as $$
        begin
          update credit_lots set remaining = remaining + new.amount
          where site_id = new.site_id and id = new.lot_id and new.kind = 'grant';
          return null;
        end $$`);
      return;
  }
}

/** Replaces a part of the guard. What it returns puts the guard back. */
export const rewriteGuard = (owner: pg.Client, part: RegExp, by: string): Promise<() => Promise<void>> =>
  rewrite(owner, 'reservation_guard()', part, by);

/** Throws when the function has no such part any more. */
async function rewrite(owner: pg.Client, of: string, part: RegExp, by: string): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ source: string }>(`select pg_get_functiondef('${of}'::regprocedure) as source`);
  const source = rows[0]!.source;
  if (!part.test(source)) throw new Error(`${of} has changed: this saboteur finds no ${part.source}`);
  await owner.query(source.replace(part, by));
  return async () => void (await owner.query(source));
}

/** Files that the API processes load first. */
export const preloadsOf = (saboteur: Saboteur | null): string[] =>
  saboteur !== null && PRELOADED.has(saboteur) ? [resolve(`dist/test/race/${saboteur}.js`)] : [];
/** Another such file, for any race: see there. */
export const PATIENT = resolve('dist/test/race/patient.js');

const PRELOADED: ReadonlySet<Saboteur> = new Set(['repeatable-read', 'blind-confirm', 'no-places', 'no-credit-lock']);
