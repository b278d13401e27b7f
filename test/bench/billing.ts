import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { INestApplicationContext } from '@nestjs/common';
import PDFDocument from 'pdfkit';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { withServices } from '../../apps/cli/src/services.js';
import { type InvoiceSnapshot, type SiteId, localDay } from '#libs/domain';
import { RunsService } from '#libs/invoicing';
import { MembershipBilling } from '#libs/members';
import { Config, migrate, operatorScope } from '#libs/platform';
import { SetupService } from '#libs/spaces';
import { invoicePdf } from '../../libs/invoicing/src/pdf/invoice.pdf.js';
import { Sheet, type Style } from '../../libs/invoicing/src/pdf/sheet.js';
import { openSeller } from '../support/invoicing-world.js';
import { TEST_JOURNAL_KEY } from '../support/journal-key.js';
import { startServer, startWorker } from '../support/processes.js';
import { benchArchive } from './archive.js';
import { Meter, type Spent, peakMegabytes } from './spent.js';

/**
 * A month of a network: memberships billed, everybody invoiced, and each document rendered, beside bare pdfkit that writes
 * the same texts at the same places.
 *   npm run bench -- billing [--memberships=10000] [--sites=100] [--lanes=4] [--workers=2]
 */
export interface BillingOptions {
  readonly memberships: number;
  readonly sites: number;
  /** Sites that are worked on at once, as so many workers would. */
  readonly lanes: number;
  /** Processes that render. */
  readonly workers: number;
}

/** Pages of the bare limit: enough for a rate, few enough not to be waited for. */
const BARE_PAGES = 200;

export async function benchBilling(options: BillingOptions): Promise<void> {
  const server = await startServer({ durable: true });
  try {
    await migrate(server.url);
    const owner = new pg.Client(server.url);
    await owner.connect();
    const config = new Config({
      ...{ DATABASE_URL: server.url, LOG_LEVEL: 'error', JOURNAL_KEY: TEST_JOURNAL_KEY },
      DB_POOL: String(options.lanes + 1),
    });
    await withServices(config, (context) => measured(context, server.url, owner, options));
    await owner.end();
  } finally {
    await server.stop();
  }
}

async function measured(
  context: INestApplicationContext,
  url: string,
  owner: pg.Client,
  options: BillingOptions,
): Promise<void> {
  const sites: SiteId[] = [];
  const setup = context.get(SetupService, { strict: false });
  for (let i = 0; i < options.sites; i++) sites.push(await openSeller(setup));
  await populate(owner, options);
  const billing = context.get(MembershipBilling, { strict: false });
  const runs = context.get(RunsService, { strict: false });
  const { memberships: count } = options;
  console.log(`${count} memberships over ${options.sites} sites, ${options.lanes} sites at once, fsync on`);
  const meter = await Meter.of(owner);
  const inSites = (work: (site: SiteId) => Promise<unknown>) => meter.spent(() => inLanes(sites, options.lanes, work));
  shown('memberships billed', count, await inSites((site) => billing.billSite(site)));
  shown('invoices issued', count, await inSites((site) => issueAll(runs, site)));
  const issued = await counted(owner, `invoices where status = 'issued'`);
  if (issued !== count) throw new Error(`${issued} invoices instead of ${count}`);
  console.log(`peak memory, issuing ${megabytes(peakMegabytes(process.pid))}`);
  await byWorkers(url, owner, meter, options);
  await besideBare(owner);
  await benchArchive(context, sites[0]!, await counted(owner, `invoices where site_id = '${sites[0]!}'`));
}

const megabytes = (size: number | null): string => (size === null ? 'unknown' : `${size.toFixed(0)} MB`);

async function counted(owner: pg.Client, what: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from ${what}`);
  return rows[0]!.count;
}

/** Whole: the workers start, are told of each document by the queue, draw it, and store it with its entry in the journal. */
async function byWorkers(url: string, owner: pg.Client, meter: Meter, { memberships, workers: many }: BillingOptions) {
  const workers = await Promise.all(Array.from({ length: many }, () => startWorker(url)));
  const pids = workers.map(({ pid }) => pid);
  const all = async () => {
    while ((await counted(owner, `invoice_files where kind = 'pdf'`)) < memberships)
      await new Promise((later) => setTimeout(later, 200));
  };
  shown(`rendered and stored, ${many} worker${many > 1 ? 's' : ''}`, memberships, await meter.spent(all, pids));
  console.log(`peak memory of a worker ${megabytes(peakMegabytes(pids[0]!))}`);
  await Promise.all(workers.map((worker) => worker.stop()));
}

/** What the workers ask of the database is not counted. */
function shown(what: string, count: number, { seconds, cpu, databaseCpu, statements, trips }: Spent): void {
  const each = (all: number, digits = 2) => (all / count).toFixed(digits);
  told(what, count, seconds);
  const asked = trips < count / 4 ? '' : `, ${each(statements, 1)} statements in ${each(trips, 1)} round trips`;
  console.log(`${' '.repeat(34)}each ${each(cpu)} ms CPU, ${each(databaseCpu)} ms CPU of the database${asked}`);
}

/** What several workers would do beside each other. */
async function inLanes<Item>(
  all: readonly Item[],
  lanes: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Everybody of the month that has begun, whatever is usual. */
async function issueAll(runs: RunsService, site: SiteId): Promise<void> {
  const [scope, id, month] = [operatorScope(site), uuidv7(), localDay(Date.now(), 'Europe/Paris').slice(0, 7)];
  let run = await runs.start(scope, site, { id, month, leaveOut: [], confirmed: true });
  while (run.state === 'running') {
    await runs.work(site, id);
    run = await runs.progress(scope, site, id);
  }
}

/** The ratio is one of processor time: what else the machine does meanwhile does not change it. */
async function timed(work: () => Promise<unknown>): Promise<{ readonly seconds: number; readonly cpu: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1_000_000 };
}

const told = (what: string, count: number, seconds: number): void =>
  console.log(`${what.padEnd(34)}${(count / seconds).toFixed(0).padStart(7)}/s  ${seconds.toFixed(1)} s`);

/** A plan at each site, and its members, all since the first of the month. */
async function populate(owner: pg.Client, { memberships, sites }: BillingOptions): Promise<void> {
  const first = `date_trunc('month', now())::date`;
  await owner.query(`insert into plans (site_id, id, name, price_cents, price_mode, vat_rate_bp, cycle, anchor)
    select site_id, site_id, 'Nomade', 9000, 'gross', 2000, 'month', 'first' from sites`);
  await owner.query(
    `insert into persons (id, email, name)
     select gen_random_uuid(), 'membre-' || n || '@exemple.example', 'Membre ' || n from generate_series(1, $1::int) n`,
    [memberships],
  );
  await owner.query(
    `with site as (select site_id, row_number() over (order by site_id) - 1 as rank from sites),
       person as (select id, email, name, row_number() over (order by id) as rank from persons)
     insert into members (site_id, id, person_id, name, email, street, postcode, commune, country, joined_at)
     select s.site_id, gen_random_uuid(), p.id, p.name, p.email, '3 place de la Liberté', '59100', 'Roubaix', 'FR', now()
     from person p join site s on s.rank = p.rank % $1::int`,
    [sites],
  );
  await owner.query(`insert into memberships (site_id, id, member_id, person_id, started_on, anchor_day, committed_until,
      created_at) select site_id, id, id, person_id, ${first}, 1, ${first}, now() from members`);
  await owner.query(`insert into membership_terms (site_id, id, membership_id, during, plan_id, state)
    select site_id, gen_random_uuid(), id, daterange(${first}, null), site_id, 'active' from memberships`);
  await owner.query('analyze');
}

interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly style: Style;
}

/** What our drawing writes on the pages of a document, and where. */
async function textsOf(snapshot: InvoiceSnapshot): Promise<Written[]> {
  const found: Written[] = [];
  type Given = Parameters<Sheet['text']>;
  const draw = Reflect.get(Sheet.prototype, 'text') as (this: Sheet, ...given: Given) => number;
  Sheet.prototype.text = function (...given: Given) {
    const [text, x, y, width, style = {}] = given;
    found.push({ text, x, y, width, style });
    return draw.apply(this, given);
  };
  await invoicePdf(snapshot);
  Sheet.prototype.text = draw;
  return found;
}

/** The same texts at the same places by pdfkit alone, with the same fonts. */
function bare(texts: readonly Written[], fonts: Record<'regular' | 'bold', Buffer>): Promise<number> {
  const doc = new PDFDocument({ size: 'A4', margin: 0 });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const size = new Promise<number>((end) => {
    let bytes = 0;
    doc.on('data', (chunk: Buffer) => (bytes += chunk.length));
    doc.on('end', () => end(bytes));
  });
  for (const { text, x, y, width, style } of texts) {
    const options = { width, align: style.align ?? 'left', lineGap: style.gap ?? 0 };
    doc.font(style.bold ? 'bold' : 'regular').fontSize(style.size ?? 9);
    doc.text(text, x, y, options);
  }
  doc.end();
  return size;
}

async function besideBare(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ snapshot: string }>(
    `select snapshot from invoices where status = 'issued' order by id limit ${BARE_PAGES}`,
  );
  const snapshots = rows.map(({ snapshot }) => JSON.parse(snapshot) as InvoiceSnapshot);
  const texts = await textsOf(snapshots[0]!);
  const file = (name: string) => readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`));
  const fonts = { regular: file('DejaVuSansCondensed.ttf'), bold: file('DejaVuSansCondensed-Bold.ttf') };
  const ours = await timed(async () => {
    for (const snapshot of snapshots) await invoicePdf(snapshot);
  });
  const limit = await timed(async () => {
    for (const _ of snapshots) await bare(texts, fonts);
  });
  told('drawn by us', snapshots.length, ours.seconds);
  told('the same texts by bare pdfkit', snapshots.length, limit.seconds);
  console.log(`ratio to bare pdfkit${(limit.cpu / ours.cpu).toFixed(2).padStart(21)}`);
}
