import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Config, Logger } from '#libs/platform';
import { CliModule } from './cli.module.js';

/** Runs `work` with the product's services and closes their connections afterwards. */
export async function withServices<T>(
  config: Config,
  work: (services: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const context = await NestFactory.createApplicationContext(CliModule.with(config), {
    logger: new Logger(config),
    abortOnError: false,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
