import 'reflect-metadata';
import { Command, InvalidArgumentError } from 'commander';
import { DomainError } from '#libs/domain';
import { Config, ConfigError, migrate } from '#libs/platform';
import { demo, printSignIns } from './demo/demo.command.js';

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

try {
  await program.parseAsync();
} catch (error) {
  const known =
    error instanceof ConfigError || error instanceof DomainError || (error as { code?: string }).code !== undefined;
  console.error(known ? (error as Error).message : error);
  process.exitCode = 1;
}
