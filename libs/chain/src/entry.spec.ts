import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { entryOf, genesisOf, hashOf, isSignedBy, keyIdOf, publicKeyOf, signingKey } from './entry.js';

const key = signingKey(generateKeyPairSync('ed25519').privateKey);
const facts = {
  issuer: '01900000-0000-7000-8000-000000000001',
  seq: 1,
  at: Date.UTC(2026, 10, 21, 8),
  kind: 'SETTING',
} as const;
const entry = entryOf({ ...facts, payload: { b: 1, a: 'é' }, prev: genesisOf(facts.issuer) }, key);

describe('an entry', () => {
  it('is the same text and the same hash wherever it is made', () => {
    expect(entry.payload).toBe('{"a":"é","b":1}');
    expect(entry.at).toBe('2026-11-21T08:00:00.000Z');
    expect(entry.payloadHash).toBe('aa58fba8483623bed37c1b02edfccbdd9a53123837c20bfa4cb4049993a2872e');
    expect(entry.hash).toBe(hashOf(entry));
  });

  it('is signed with a key whose id is its own', () => {
    const known = publicKeyOf(key.publicKey)!;
    expect(isSignedBy(entry, known)).toBe(true);
    expect(isSignedBy({ ...entry, hash: genesisOf('x') }, known)).toBe(false);
    expect(keyIdOf(key.publicKey)).toBe(key.id);
    expect(key.id).toMatch(/^[0-9a-f]{16}$/);
  });

  it('holds no float, and nothing that is not there', () => {
    const make = (payload: object) => () => entryOf({ ...facts, payload, prev: '' }, key);
    expect(make({ amount: 0.1 })).toThrow(TypeError);
    expect(make({ amount: undefined })).toThrow(TypeError);
  });

  it('takes no key of another kind', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => signingKey(privateKey)).toThrow(TypeError);
    expect(publicKeyOf(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'))).toBeNull();
    expect(publicKeyOf('nothing')).toBeNull();
  });
});
