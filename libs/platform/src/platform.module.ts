import { type DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Config } from './config.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Entities, appOptions } from './db/data-source.js';
import { Db } from './db/db.js';
import { Jobs } from './jobs/jobs.js';
import { EventRow } from './jobs/jobs.entities.js';
import { JobRunner } from './jobs/runner.js';
import { Mailer } from './mail.js';
import { Outbound } from './outbound/index.js';

@Module({})
export class PlatformModule {
  /** `entities`: the row classes of every library the process is made of. */
  static with(entities: Entities, config: Config = new Config(), clock: Clock = new Clock()): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...appOptions(config, [EventRow, ...entities]), retryAttempts: 3, retryDelay: 1_000 }),
        }),
      ],
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useValue: clock },
        Db,
        Jobs,
        JobRunner,
        Mailer,
        // Made here, without options: nothing that a process is told can open it wider.
        { provide: Outbound, useFactory: () => new Outbound() },
      ],
      exports: [Config, Clock, Db, Jobs, JobRunner, Mailer, Outbound],
    };
  }
}
