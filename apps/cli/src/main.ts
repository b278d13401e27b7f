import 'reflect-metadata';
import { Command, InvalidArgumentError } from 'commander';
import { DomainError } from '#libs/domain';
import { newJournalKey } from '#libs/invoicing';
import { BackupError, Config, ConfigError, migrate } from '#libs/platform';
import { demo, printSignIns } from './demo/demo.command.js';
import { backUpTo, restoreFrom } from './operator/backup.command.js';
import { billMemberships } from './operator/memberships.command.js';
import {
  OperatorError,
  addCoordinator,
  addManager,
  createNetwork,
  createSite,
  setSeller,
} from './operator/spaces.command.js';
import { verify } from './verify/verify.command.js';

const program = new Command('maille').description('Commands of an operator of Maille');

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 2000) throw new InvalidArgumentError('a whole number from 1');
  return value;
}

program
  .command('migrate')
  .description('bring the database to the schema of this version')
  .action(async () => {
    const done = await migrate(new Config().ownerDatabaseUrl);
    if (done.length > 0) console.log(`Database brought up to date: ${done.length} migrations.`);
  });

program
  .command('demo')
  .description('load the demonstration network into an empty database')
  .option('--if-empty', 'do nothing when there is a network already', false)
  .option('--sites <n>', 'how many sites', count, 65)
  .option('--weeks <n>', 'how many past weeks', count, 12)
  .option('--sign-ins', 'only print who can sign in', false)
  .action(async (options: { ifEmpty: boolean; sites: number; weeks: number; signIns: boolean }) => {
    const config = new Config();
    if (!options.signIns) await demo(config, options);
    await printSignIns(config);
  });

const network = program.command('network').description('networks of this installation');
network
  .command('create')
  .requiredOption('--slug <slug>', 'short name for addresses, like lille-metropole')
  .requiredOption('--name <name>', 'the name people read')
  .option('--country <code>', 'two letters', 'FR')
  .action((options: { slug: string; name: string; country: string }) => createNetwork(new Config(), options));

const site = program.command('site').description('member sites');
site
  .command('create')
  .description('create a site from a file like docs/site.example.json')
  .requiredOption('--network <slug>', 'the network it joins, by its short name')
  .requiredOption('--file <path>', 'JSON with the site, its seller, hours, rates and resources')
  .action((options: { network: string; file: string }) => createSite(new Config(), options.network, options.file));

site
  .command('seller')
  .description('say who sells at a site: what its next invoices print, and what they still lack')
  .requiredOption('--site <slug>', 'the site, by the short name of its address')
  .requiredOption('--file <path>', 'JSON like the "profile" of docs/site.example.json; it replaces the whole profile')
  .action((options: { site: string; file: string }) => setSeller(new Config(), options.site, options.file));

program
  .command('journal-key')
  .description('make a key that signs the journals of invoices, for JOURNAL_KEY; keep a copy where the database is not')
  .action(() => console.log(newJournalKey()));

program
  .command('bill')
  .description('bill the memberships of all sites up to today, as the worker does each hour')
  .action(() => billMemberships(new Config()));

program
  .command('manager')
  .description("make a person a site's manager")
  .requiredOption('--site <slug>', 'the site, by the short name of its address')
  .requiredOption('--email <address>', 'where the sign-in codes go')
  .requiredOption('--name <name>', 'the name colleagues read')
  .action((options: { site: string; email: string; name: string }) =>
    addManager(new Config(), options.site, { email: options.email, name: options.name }),
  );

program
  .command('coordinator')
  .description("make a person a network's coordinator")
  .requiredOption('--network <slug>', 'the network, by its short name')
  .requiredOption('--email <address>', 'where the sign-in codes go')
  .requiredOption('--name <name>', 'the name colleagues read')
  .action((options: { network: string; email: string; name: string }) =>
    addCoordinator(new Config(), options.network, { email: options.email, name: options.name }),
  );

program
  .command('backup')
  .description('save every row to one compressed file, while the product goes on working')
  .argument('<file>')
  .action((file: string) => backUpTo(new Config().ownerDatabaseUrl, file));

program
  .command('restore')
  .description('fill an empty database from a backup of the same version, then check it')
  .argument('<file>')
  .action(async (file: string) => {
    const url = new Config().ownerDatabaseUrl;
    await restoreFrom(url, file);
    await verify(url);
  });

program
  .command('verify')
  .description('check the invariants: no place sold twice, no number missing, no document without its file')
  .action(() => verify(new Config().ownerDatabaseUrl));

try {
  await program.parseAsync();
} catch (error) {
  const ours = [BackupError, ConfigError, DomainError, OperatorError].some((kind) => error instanceof kind);
  // System and PostgreSQL errors carry a code and a sentence; anything else is a bug and keeps its stack.
  const known = ours || (error as { code?: string }).code !== undefined;
  console.error(known ? (error as Error).message : error);
  process.exitCode = 1;
}
