import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Clock, type Config, JobRunner, Logger } from '#libs/platform';
import { WorkerModule } from './worker.module.js';

/** A running worker; closing the context lets the jobs under way end first. */
export async function createWorker(config: Config, clock?: Clock): Promise<INestApplicationContext> {
  const worker = await NestFactory.createApplicationContext(WorkerModule.with(config, clock), {
    logger: new Logger(config),
    abortOnError: false,
  });
  await worker.get(JobRunner).start();
  return worker;
}
