import { Injectable } from '@nestjs/common';

/** A setting is wrong: the sentence tells the operator what to do. */
export class ConfigError extends Error {}

function integer(name: string, text: string | undefined, fallback: number, min: number, max: number): number {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}; it is "${text}".`);
  }
  return value;
}

function url(name: string, text: string | undefined, protocols: readonly string[]): string | null {
  if (text === undefined || text === '') return null;
  try {
    if (protocols.includes(new URL(text).protocol)) return text;
  } catch {
    // said below, without the value: it may hold a password
  }
  throw new ConfigError(`${name} must be a URL that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
}

const POSTGRES = ['postgres:', 'postgresql:'];

/** Every setting of the product, read and checked once. This file is the only one that reads the environment. */
@Injectable()
export class Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Address people use, without a trailing slash: links in mails, cookie rules, Origin check. */
  readonly publicUrl: string;
  /** Connection that owns the schema: migrations only. */
  readonly ownerDatabaseUrl: string;
  /** Connection of the API and the worker. */
  readonly databaseUrl: string;
  /** True when the login is not maille_app itself and every connection must take that role. */
  readonly takeAppRole: boolean;
  readonly poolSize: number;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly dataDir: string;
  /** Signs the journals; null: the key file in `dataDir`, made at the first signature. */
  readonly journalKey: string | null;
  readonly logLevel: 'debug' | 'log' | 'warn' | 'error';
  /** Slug of the network this installation shows; null: the first one. */
  readonly network: string | null;
  /** The API stands behind this many reverse proxies whose X-Forwarded-* may be believed. */
  readonly trustedProxies: number;

  /** `defaults` stand where the environment says nothing: a process may want a smaller pool than another. */
  constructor(
    environment: Readonly<Record<string, string | undefined>> = process.env,
    defaults: Readonly<Record<string, string>> = {},
  ) {
    const env = { ...defaults, ...environment };
    this.production = env.NODE_ENV === 'production';
    this.host = env.HOST || '127.0.0.1';
    this.port = integer('PORT', env.PORT, 3000, 0, 65_535);
    const publicUrl = url('PUBLIC_URL', env.PUBLIC_URL, ['http:', 'https:']);
    if (this.production && !publicUrl) throw new ConfigError('Set PUBLIC_URL to the address people use.');
    this.publicUrl = (publicUrl ?? `http://localhost:${this.port}`).replace(/\/+$/, '');
    const owner = url('DATABASE_URL', env.DATABASE_URL, POSTGRES);
    const app = url('APP_DATABASE_URL', env.APP_DATABASE_URL, POSTGRES) ?? owner;
    if (!app) throw new ConfigError('Set DATABASE_URL to a PostgreSQL 15 or newer, or use npm start.');
    this.ownerDatabaseUrl = owner ?? app;
    this.databaseUrl = app;
    this.takeAppRole = new URL(app).username !== 'maille_app';
    this.poolSize = integer('DB_POOL', env.DB_POOL, 10, 1, 200);
    this.smtpUrl = url('SMTP_URL', env.SMTP_URL, ['smtp:', 'smtps:']);
    this.mailFrom = env.MAIL_FROM || 'Maille <ne-pas-repondre@maille.invalid>';
    if (this.production && !this.smtpUrl)
      throw new ConfigError('Set SMTP_URL to the mail server that sends sign-in codes.');
    this.dataDir = env.DATA_DIR || './data';
    this.journalKey = env.JOURNAL_KEY || null;
    // The API and the worker sign as one, perhaps on two machines; and what is in a folder of one of them gets lost.
    if (this.production && !this.journalKey)
      throw new ConfigError('Set JOURNAL_KEY to the key that signs the journals: "maille journal-key" makes one.');
    const level = env.LOG_LEVEL || (this.production ? 'log' : 'warn');
    if (level !== 'debug' && level !== 'log' && level !== 'warn' && level !== 'error') {
      throw new ConfigError('LOG_LEVEL must be debug, log, warn or error.');
    }
    this.logLevel = level;
    this.network = env.MAILLE_NETWORK || null;
    this.trustedProxies = integer('TRUSTED_PROXIES', env.TRUSTED_PROXIES, 0, 0, 10);
  }

  get secureCookies(): boolean {
    return this.publicUrl.startsWith('https:');
  }
}
