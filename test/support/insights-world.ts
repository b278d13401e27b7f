import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Day, type Instant, type OpeningHours, type PersonId, type SiteId, type Zone, toIso } from '#libs/domain';
import { InsightsModule, insightsEntities } from '#libs/insights';
import { Config, Jobs, MovedClock, PlatformModule } from '#libs/platform';
import { type TestDb, createTestDb } from './test-db.js';

export type Kind = 'desk' | 'room' | 'machine';

export interface NewReservation {
  readonly resourceId: string;
  readonly personId: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly quantity: number;
  readonly status: 'confirmed' | 'checked_in' | 'no_show' | 'cancelled' | 'expired' | 'held';
}

export interface UsageRow {
  readonly siteId: string;
  readonly day: Day;
  readonly kind: Kind;
  readonly hour: number;
  readonly open: number;
  readonly booked: number;
  readonly people: number;
}

export interface TestNetwork {
  readonly networkId: string;
  readonly sites: readonly { readonly id: SiteId; readonly named: boolean }[];
  readonly coordinator: PersonId;
}

/** The insights library over a database of its own, with a clock that stands still and an inspector's connection. */
export class InsightsWorld {
  private constructor(
    readonly db: TestDb,
    readonly module: TestingModule,
    readonly clock: MovedClock,
    /** Connects as the server's superuser: prepares, and sees what is really stored. */
    readonly owner: pg.Client,
  ) {}

  static async start(now: Instant): Promise<InsightsWorld> {
    const db = await createTestDb();
    const clock = new MovedClock(now);
    const config = new Config({ DATABASE_URL: db.appUrl, DB_POOL: '4', LOG_LEVEL: 'error' });
    const module = await Test.createTestingModule({
      imports: [PlatformModule.with(insightsEntities, config, clock), InsightsModule],
    }).compile();
    await module.init();
    const owner = new pg.Client(db.url);
    await owner.connect();
    return new InsightsWorld(db, module, clock, owner);
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.owner.end();
    await this.db.drop();
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.module.get<T>(type);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, [...values])).rows;
  }

  /** Does what the worker would: hands each waiting event to its handler, in order. Returns their topics. */
  async work(): Promise<string[]> {
    const { subscriptions } = this.get(Jobs);
    const events = await this.rows<{ id: string; topic: string; payload: Record<string, unknown> }>(
      'update events set done_at = clock_timestamp() where done_at is null returning id, topic, payload',
    );
    for (const { id, topic, payload } of events) {
      for (const { handler } of subscriptions.filter((subscription) => subscription.topic === topic)) {
        await handler(payload, id);
      }
    }
    return events.map((event) => event.topic);
  }

  async network(): Promise<string> {
    const id = uuidv7();
    await this.rows('insert into networks (id, slug, name, country) values ($1, $2, $3, $4)', [
      id,
      `reseau-${id}`,
      'Réseau des lieux',
      'FR',
    ]);
    return id;
  }

  async site(
    networkId: string,
    options: { named?: boolean; zone?: Zone; hours?: OpeningHours[] } = {},
  ): Promise<SiteId> {
    const id = uuidv7();
    await this.rows(
      `insert into sites (site_id, network_id, slug, name, street, postcode, commune, country, lat, lon, time_zone,
                          currency, locale, accessible, shares_occupancy)
       values ($1, $2, $3, $3, '1 rue du Four', '59000', 'Lille', 'FR', 50.6, 3.06, $4, 'EUR', 'fr', true, $5)`,
      [id, networkId, `lieu-${id}`, options.zone ?? 'Europe/Paris', options.named ?? true],
    );
    await this.rows(
      `insert into rates (site_id, id, name, price_mode, vat_rate_bp) values ($1, $1, 'Tarif', 'gross', 2000)`,
      [id],
    );
    for (const { weekday, opens, closes } of options.hours ?? []) {
      await this.rows('insert into opening_hours values ($1, $2, $3, $4)', [id, weekday, opens, closes]);
    }
    return id as SiteId;
  }

  /** A network with one site per entry, which says whether it shows its occupancy by name, and a coordinator. */
  async networkOf(names: readonly boolean[]): Promise<TestNetwork> {
    const networkId = await this.network();
    const sites: { id: SiteId; named: boolean }[] = [];
    for (const named of names) sites.push({ id: await this.site(networkId, { named }), named });
    return { networkId, sites, coordinator: await this.person('network', networkId, 'coordinator') };
  }

  /** A pool of places: rooms and machines too, so that random reservations may overlap. */
  async resource(siteId: SiteId, kind: Kind, capacity: number, active = true): Promise<string> {
    const id = uuidv7();
    await this.rows(
      `insert into resources (site_id, id, kind, mode, capacity, name, rate_id, active)
       values ($1, $2, $3, 'pool', $4, $5, $1, $6)`,
      [siteId, id, kind, capacity, `${kind} ${id}`, active],
    );
    return id;
  }

  /** A person who is a member of the site, with the same id. */
  async member(siteId: SiteId): Promise<string> {
    const id = uuidv7();
    await this.rows(`insert into persons (id, email, name) values ($1::uuid, $1::text || '@exemple.fr', 'Léa')`, [id]);
    await this.rows(
      `insert into members (site_id, id, person_id, name, email, joined_at)
       values ($1, $2, $2, 'Léa', 'lea@exemple.fr', now())`,
      [siteId, id],
    );
    return id;
  }

  async person(scopeKind: 'network' | 'site', scopeId: string, role: string): Promise<PersonId> {
    const id = uuidv7() as PersonId;
    await this.rows(`insert into persons (id, email, name) values ($1::uuid, $1::text || '@exemple.fr', 'Ana')`, [id]);
    await this.grant(id, scopeKind, scopeId, role);
    return id;
  }

  async grant(personId: string, scopeKind: 'network' | 'site', scopeId: string, role: string): Promise<void> {
    await this.rows('insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, $2, $3, $4)', [
      personId,
      scopeKind,
      scopeId,
      role,
    ]);
  }

  /** The guard of reservations wants to be told whose they are. */
  async actFor(siteId: SiteId): Promise<void> {
    await this.rows(`select set_config('app.site_id', $1, false)`, [siteId]);
  }

  async reserve(siteId: SiteId, wanted: readonly NewReservation[]): Promise<void> {
    await this.actFor(siteId);
    for (const { resourceId, personId, start, end, quantity, status } of wanted) {
      await this.rows(
        `insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, quantity, during, blocked,
           status, hold_expires_at, price_cents, currency, price_lines, created_at)
         select $1::uuid, $2, r.id, $4, $4, r.mode, r.kind, $7, tstzrange($5, $6), tstzrange($5, $6), $8::text,
           case when $8::text = 'held' then 'infinity'::timestamptz end, 0, 'EUR', '[]', now()
         from resources r where r.site_id = $1::uuid and r.id = $3`,
        [siteId, uuidv7(), resourceId, personId, toIso(start), toIso(end), quantity, status],
      );
    }
  }

  /** Puts roll-ups straight into the table: what they hold is the test's own choice. */
  async putUsage(usage: readonly UsageRow[]): Promise<void> {
    await this.rows(
      `insert into usage_hours (site_id, day, kind, hour, open_minutes, booked_minutes, attended_minutes, reservations, people)
       select site_id, day, kind, hour, open, booked, 0, people, people from jsonb_to_recordset($1::jsonb) as u
         ("siteId" uuid, site_id uuid, day date, kind text, hour int, open int, booked int, people int)`,
      [JSON.stringify(usage.map((row) => ({ ...row, site_id: row.siteId })))],
    );
  }
}
