import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import {
  type Day,
  type Instant,
  type InvoiceId,
  type MemberId,
  type PersonId,
  type SiteId,
  instantOf,
} from '#libs/domain';
import { ChargesService, InvoicingModule, InvoicesService, invoicingEntities } from '#libs/invoicing';
import { MembersModule, membersEntities } from '#libs/members';
import { Config, Db, MovedClock, PlatformModule, type Scope, operatorScope } from '#libs/platform';
import { type LegalProfile, SetupService, type SiteSetup, spacesEntities } from '#libs/spaces';
import { profile as completeProfile } from './invoices.js';
import { TEST_JOURNAL_KEY } from './journal-key.js';
import { type TestDb, createTestDb } from './test-db.js';

export interface Member {
  readonly memberId: MemberId;
  readonly personId: PersonId;
}

const SITE: SiteSetup['site'] = {
  networkId: '',
  slug: '',
  name: 'La Filature',
  street: '12 rue des Tisserands',
  postcode: '59100',
  commune: 'Roubaix',
  country: 'FR',
  lat: 50.69,
  lon: 3.17,
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  phone: null,
  email: null,
  description: null,
  access: null,
  services: [],
  accessible: true,
  horizonDays: 90,
  sharesOccupancy: true,
  published: true,
};

/** A site that can issue; null: one that has not said who it is. */
export async function openSeller(
  setup: SetupService,
  seller: LegalProfile | null = completeProfile(),
): Promise<SiteId> {
  const slug = `n-${uuidv7()}`;
  const networkId = await setup.createNetwork({ slug, name: 'Réseau', country: 'FR' });
  const { siteId: _id, name, timeZone, currency, locale, ...legal } = seller ?? completeProfile();
  const site = { ...SITE, networkId, slug, name, timeZone, currency, locale };
  const created = await setup.createSite({
    site,
    profile: seller === null ? null : legal,
    hours: [],
    rates: {},
    resources: [],
  });
  return created.siteId;
}

/** The invoicing library over a database of its own, with the real members and spaces libraries around it. */
export class InvoicingWorld {
  private constructor(
    readonly db: TestDb,
    readonly module: TestingModule,
    readonly clock: MovedClock,
    /** The superuser: what is really stored, whatever the policies say. */
    readonly owner: pg.Client,
  ) {}

  static async start(now: Instant, poolSize = 4, env: Readonly<Record<string, string>> = {}): Promise<InvoicingWorld> {
    const db = await createTestDb();
    const clock = new MovedClock(now);
    const config = new Config({
      ...{ DATABASE_URL: db.url, DB_POOL: String(poolSize), LOG_LEVEL: 'error' },
      ...{ JOURNAL_KEY: TEST_JOURNAL_KEY, ...env },
    });
    const entities = [...spacesEntities, ...invoicingEntities, ...membersEntities];
    const module = await Test.createTestingModule({
      imports: [PlatformModule.with(entities, config, clock), MembersModule, InvoicingModule],
    }).compile();
    await module.init();
    const owner = new pg.Client(db.url);
    await owner.connect();
    return new InvoicingWorld(db, module, clock, owner);
  }

  async stop(): Promise<void> {
    await this.module.close();
    await this.owner.end();
    await this.db.drop();
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.module.get<T>(type, { strict: false });
  }

  get invoices(): InvoicesService {
    return this.get(InvoicesService);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, [...values])).rows;
  }

  site(seller: LegalProfile | null = completeProfile()): Promise<SiteId> {
    return openSeller(this.get(SetupService), seller);
  }

  async member(siteId: SiteId, columns: Readonly<Record<string, string>> = {}): Promise<Member> {
    const [personId, memberId] = [uuidv7(), uuidv7()];
    const email = `p-${personId}@exemple.example`;
    await this.rows(`insert into persons (id, email, name) values ($1, $2, 'Inès Marchand')`, [personId, email]);
    const names = Object.keys(columns);
    const values = Object.values(columns);
    await this.rows(
      `insert into members (site_id, id, person_id, name, email, joined_at${names.map((name) => `, ${name}`).join('')})
       values ($1, $2, $3, 'Inès Marchand', $4, now()${names.map((_, index) => `, $${index + 5}`).join('')})`,
      [siteId, memberId, personId, email, ...values],
    );
    return { memberId: memberId as MemberId, personId: personId as PersonId };
  }

  /** Records a charge as the booking library does; returns the id of its origin. */
  async charge(siteId: SiteId, member: Member, suppliedOn: Day, changes: Partial<ChargeChanges> = {}): Promise<string> {
    const originId = changes.originId ?? uuidv7();
    await this.get(Db).run(this.scope(siteId), (tx) =>
      this.get(ChargesService).record(tx, siteId, [
        {
          ...member,
          originKind: 'reservation',
          label: 'Bureau partagé, journée',
          suppliedOn,
          quantity: 1,
          unitPriceCents: 2000,
          amountCents: 2000,
          currency: 'EUR',
          priceMode: 'net',
          vatRateBp: 2000,
          ...changes,
          originId,
        },
      ]),
    );
    return originId;
  }

  scope = (siteId: SiteId): Scope => operatorScope(siteId);

  issue(siteId: SiteId, { memberId }: Member, month = '2026-11', id: string = uuidv7()) {
    return this.invoices.issue(this.scope(siteId), { id: id as InvoiceId, siteId, memberId, month });
  }

  /** Wall time in Roubaix. */
  moveTo(day: Day, minute = 600): void {
    this.clock.moveTo(instantOf(day, minute, 'Europe/Paris'));
  }
}

interface ChargeChanges {
  readonly originKind: string;
  readonly originId: string;
  readonly label: string;
  readonly currency: 'EUR' | 'CHF';
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly amountCents: number;
  readonly priceMode: 'net' | 'gross';
  readonly vatRateBp: number;
}
