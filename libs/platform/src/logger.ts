import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Config } from './config.js';
import { requestIds } from './request-id.js';

const LEVELS: LogLevel[] = ['debug', 'log', 'warn', 'error', 'fatal'];

/** JSON lines in production, readable ones otherwise; each carries the id of the request that caused it. */
export class Logger extends ConsoleLogger {
  constructor(config: Config) {
    super({
      json: config.production,
      colors: !config.production && process.stdout.isTTY,
      logLevels: LEVELS.slice(LEVELS.indexOf(config.logLevel)),
    });
  }

  protected override getJsonLogObject(...args: Parameters<ConsoleLogger['getJsonLogObject']>) {
    const requestId = requestIds.getStore();
    return { ...super.getJsonLogObject(...args), ...(requestId && { requestId }) };
  }
}
