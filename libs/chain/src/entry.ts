import { type KeyObject, createHash, createPublicKey, sign, verify } from 'node:crypto';
import { canonicalJson } from '#libs/domain';

/**
 * What a journal records. Payments, refunds and what is voided before it is paid come from the payments library; a purge
 * comes after a complete archive.
 */
export const ENTRY_KINDS = [
  'DOCUMENT',
  'RENDERED',
  'REPRINT',
  'PAYMENT',
  'REFUND',
  'VOID',
  'CLOSURE_DAY',
  'CLOSURE_MONTH',
  'CLOSURE_YEAR',
  'SETTING',
  'SOFTWARE_VERSION',
  'KEY_ROTATION',
  'ARCHIVE',
  'PURGE',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One line of a journal. Hashes are SHA-256, hexadecimal. */
export interface Entry {
  /** Of the head below: a new shape gets a new number, what is written is never rewritten. */
  readonly v: 1;
  /** Whose journal: the id of the site that sells. */
  readonly issuer: string;
  /** 1, 2, 3 … */
  readonly seq: number;
  /** RFC 3339, UTC, always with milliseconds. */
  readonly at: string;
  readonly kind: EntryKind;
  /** Canonical JSON text, exactly as hashed. */
  readonly payload: string;
  readonly payloadHash: string;
  /** The hash of the entry before, or `genesisOf` the issuer. */
  readonly prev: string;
  readonly hash: string;
  readonly keyId: string;
  /** Ed25519 over the 32 bytes of the hash, base64. */
  readonly sig: string;
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** What the first entry follows on. */
export const genesisOf = (issuer: string): string => sha256(`genesis:${issuer}`);

type Head = Pick<Entry, 'v' | 'issuer' | 'seq' | 'at' | 'kind' | 'payloadHash' | 'prev'>;

/** The hash of an entry: of everything in it but its key and its signature. */
export const hashOf = ({ v, issuer, seq, at, kind, payloadHash, prev }: Head): string =>
  sha256(canonicalJson({ v, issuer, seq, at, kind, payloadHash, prev }));

/** A key that signs. Its id is the beginning of the hash of its public half: a key cannot pass for another. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  /** SPKI, base64. */
  readonly publicKey: string;
}

/** 16 hexadecimal digits. `publicKey`: SPKI, base64. */
export const keyIdOf = (publicKey: string): string => sha256(Buffer.from(publicKey, 'base64')).slice(0, 16);

/** Throws TypeError for anything but an Ed25519 key. */
export function signingKey(privateKey: KeyObject): SigningKey {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519')
    throw new TypeError('not an Ed25519 key');
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return { id: keyIdOf(publicKey), privateKey, publicKey };
}

/** Null: the text is no public key. */
export function publicKeyOf(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export interface EntryFacts {
  readonly issuer: string;
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: EntryKind;
  readonly payload: object;
  readonly prev: string;
}

/** A signed entry. Throws TypeError when the payload holds what is no canonical JSON: a float, undefined. */
export function entryOf({ issuer, seq, at, kind, payload, prev }: EntryFacts, key: SigningKey): Entry {
  const text = canonicalJson(payload);
  const head: Head = { v: 1, issuer, seq, at: new Date(at).toISOString(), kind, payloadHash: sha256(text), prev };
  const hash = hashOf(head);
  const sig = sign(null, Buffer.from(hash, 'hex'), key.privateKey).toString('base64');
  return { ...head, payload: text, hash, keyId: key.id, sig };
}

export const isSignedBy = ({ hash, sig }: Entry, key: KeyObject): boolean =>
  verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(sig, 'base64'));
