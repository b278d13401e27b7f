import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { v7 as uuidv7 } from 'uuid';
import type pg from 'pg';

export interface Answer {
  readonly status: number;
  readonly milliseconds: number;
  /** Parsed JSON; who reads it says what it is. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One signed-in person with an open connection to one API process. */
export interface Person {
  readonly personId: string;
  readonly cookie: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
}

/** People with sessions, written straight into the tables: sixty sign-ins would only measure argon2. */
export async function createCrowd(owner: pg.Client, origins: readonly string[], count: number): Promise<Person[]> {
  const people = Array.from({ length: count }, (_, index) => {
    const token = randomBytes(32).toString('base64url');
    return { personId: uuidv7(), email: `crowd-${uuidv7()}@race.example`, name: `Coureur ${index + 1}`, token };
  });
  await owner.query(`insert into persons (id, email, name) select * from unnest($1::uuid[], $2::text[], $3::text[])`, [
    people.map((person) => person.personId),
    people.map((person) => person.email),
    people.map((person) => person.name),
  ]);
  await owner.query(
    `insert into sessions (token_hash, person_id, created_at, expires_at, last_seen_at)
     select u.hash, u.person, now(), now() + interval '1000 days', now() from unnest($1::bytea[], $2::uuid[]) as u (hash, person)`,
    [people.map(({ token }) => createHash('sha256').update(token).digest()), people.map((person) => person.personId)],
  );
  const agents = origins.map(() => new http.Agent({ keepAlive: true, maxSockets: count }));
  return people.map(({ personId, token }, index) => {
    const lane = index % origins.length;
    const cookie = `maille_session=${token}`;
    return {
      personId,
      cookie,
      call: (method, path, body) => request(agents[lane]!, origins[lane]!, method, path, cookie, body),
    };
  });
}

function request(
  agent: http.Agent,
  origin: string,
  method: string,
  path: string,
  cookie: string,
  body: unknown,
): Promise<Answer> {
  const began = performance.now();
  const payload = body === undefined ? null : Buffer.from(JSON.stringify(body));
  const headers = {
    cookie,
    ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
  };
  return new Promise((resolve, reject) => {
    const sent = http.request(new URL(path, origin), { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        const milliseconds = performance.now() - began;
        resolve({ status: response.statusCode!, milliseconds, body: text === '' ? {} : JSON.parse(text) });
      });
    });
    sent.on('error', reject);
    sent.end(payload ?? undefined);
  });
}

/** The value below which `part` of the sorted numbers lie; 0 when there are none. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
