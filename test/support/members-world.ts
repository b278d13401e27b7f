import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Instant, NetworkId, PersonId, SiteId } from '#libs/domain';
import { MembersModule, membersEntities } from '#libs/members';
import { Config, Db, type JobHandler, Jobs, MovedClock, PlatformModule, publicScope } from '#libs/platform';
import { TEST_JOURNAL_KEY } from './journal-key.js';
import { type TestDb, createTestDb } from './test-db.js';
import { work } from './work.js';

const POOL = 4;

/** The members library over a database of its own, with a clock that stands still and an inspector's connection. */
export class MembersWorld {
  private constructor(
    readonly db: TestDb,
    readonly module: TestingModule,
    readonly clock: MovedClock,
    /** Connects as the server's superuser: what is really stored, whatever the policies say. */
    readonly owner: pg.Client,
  ) {}

  static async start(now: Instant, env: Readonly<Record<string, string>> = {}): Promise<MembersWorld> {
    const db = await createTestDb();
    const clock = new MovedClock(now);
    const signed = { LOG_LEVEL: 'error', JOURNAL_KEY: TEST_JOURNAL_KEY };
    const config = new Config({ DATABASE_URL: db.url, DB_POOL: String(POOL), ...signed, ...env });
    const module = await Test.createTestingModule({
      imports: [PlatformModule.with(membersEntities, config, clock), MembersModule],
    }).compile();
    await module.init();
    const owner = new pg.Client(db.url);
    await owner.connect();
    const world = new MembersWorld(db, module, clock, owner);
    await world.openAllConnections();
    return world;
  }

  /** Or else "at once" would wait for connections one after the other, and nothing would race. */
  private async openAllConnections(): Promise<void> {
    const pause = () => this.get(Db).run(publicScope, (tx) => tx.sql`select pg_sleep(0.05)`);
    await Promise.all(Array.from({ length: POOL }, pause));
  }

  /** Resolves once a statement of the application waits for a lock that another one holds. */
  async untilOneWaits(): Promise<void> {
    for (let i = 0; i < 20_000; i++) {
      const waiting = await this.rows(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      if (waiting.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error('nothing waits for a lock');
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
  work(): Promise<string[]> {
    return work(this.get(Jobs), this.owner);
  }

  /** What the worker would call for a topic. */
  jobOf(topic: string): { readonly handler: JobHandler } {
    return this.get(Jobs).subscriptions.find((one) => one.topic === topic)!;
  }

  async network(name = 'Réseau des lieux'): Promise<NetworkId> {
    const id = uuidv7();
    const slug = `reseau-${id}`;
    await this.rows('insert into networks (id, slug, name, country) values ($1, $2, $3, $4)', [id, slug, name, 'FR']);
    return id as NetworkId;
  }

  async site(networkId: NetworkId, name: string, published = true): Promise<SiteId> {
    const id = uuidv7();
    await this.rows(
      `insert into sites (site_id, network_id, slug, name, street, postcode, commune, country, lat, lon, time_zone,
                          currency, locale, accessible, published)
       values ($1, $2, $3, $4, '1 rue du Four', '59000', 'Lille', 'FR', 50.6, 3.06, 'Europe/Paris', 'EUR', 'fr', true, $5)`,
      [id, networkId, `lieu-${id}`, name, published],
    );
    return id as SiteId;
  }

  async person(email: string, name = 'Léa Martin', passwordHash: string | null = null): Promise<PersonId> {
    const id = uuidv7();
    await this.rows('insert into persons (id, email, name, password_hash) values ($1, $2, $3, $4)', [
      id,
      email,
      name,
      passwordHash,
    ]);
    return id as PersonId;
  }

  async role(personId: PersonId, kind: 'site' | 'network', id: string, role: string): Promise<void> {
    await this.rows('insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, $2, $3, $4)', [
      personId,
      kind,
      id,
      role,
    ]);
  }
}
