import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Clock, type Config, Logger } from '#libs/platform';
import { CliModule } from './cli.module.js';

/** Runs `work` with the product's services and closes their connections afterwards; `clock` left out: the real one. */
export async function withServices<T>(
  config: Config,
  work: (services: INestApplicationContext) => Promise<T>,
  clock?: Clock,
): Promise<T> {
  const context = await NestFactory.createApplicationContext(CliModule.with(config, clock), {
    logger: new Logger(config),
    abortOnError: false,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
