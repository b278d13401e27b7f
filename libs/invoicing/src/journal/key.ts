import { type KeyObject, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SigningKey, signingKey } from '#libs/chain';
import { Config, ConfigError } from '#libs/platform';

const KEY_FILE = 'journal.key';

/** A new key as JOURNAL_KEY and the key file hold it: PKCS#8, base64, one line. */
export const newJournalKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

/** The key that signs the journals. It is never in the database: whoever writes there cannot sign what they wrote. */
@Injectable()
export class JournalKey implements OnModuleInit {
  private key: SigningKey | null = null;

  constructor(private readonly config: Config) {}

  /** A key that is no key is said when the process starts. */
  onModuleInit(): void {
    if (this.config.journalKey !== null) this.current();
  }

  /** From JOURNAL_KEY, or from the key file, which is made when there is none. Throws ConfigError. */
  current(): SigningKey {
    this.key ??= signingKey(
      this.config.journalKey === null
        ? keyOf(keyFile(this.config.dataDir), KEY_FILE)
        : keyOf(this.config.journalKey, 'JOURNAL_KEY'),
    );
    return this.key;
  }
}

function keyOf(text: string, name: string): KeyObject {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), type: 'pkcs8', format: 'der' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // said below, without the text: it may be most of a key
  }
  throw new ConfigError(`${name} holds no Ed25519 key: "maille journal-key" makes one.`);
}

function keyFile(folder: string): string {
  const file = join(folder, KEY_FILE);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
  }
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${newJournalKey()}\n`, { mode: 0o600 });
  try {
    // Takes its name whole, or not at all: the API and the worker may come to it at once, and the first one's stands.
    linkSync(draft, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}
