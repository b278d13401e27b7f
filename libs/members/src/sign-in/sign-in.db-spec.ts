import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '#libs/domain';
import { Authenticator, Db, Jobs, signInScope } from '#libs/platform';
import { Inbox, lineOf } from '../../../../test/support/inbox.js';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { Passwords } from '../passwords/passwords.service.js';
import { PeopleService } from '../people/people.service.js';
import { SignInService } from './sign-in.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);
const PASSWORD = 'correct cheval pile';

let world: MembersWorld;
let inbox: Inbox;
let signIn: SignInService;
let people: PeopleService;
let authenticator: Authenticator;
/** Each test comes from a network of its own, so that one's failures are not another's. */
let network = 0;
let ip: string;

beforeAll(async () => {
  inbox = await Inbox.start();
  world = await MembersWorld.start(NOW, { SMTP_URL: inbox.smtpUrl, PUBLIC_URL: 'https://reseau.example' });
  signIn = world.get(SignInService);
  people = world.get(PeopleService);
  authenticator = world.get(Authenticator);
});
afterAll(async () => {
  await world.stop();
  await inbox.stop();
});
afterEach(() => {
  inbox.expectEmpty();
  ip = `198.51.${++network}.7`;
});
ip = '198.51.0.7';

async function mailedCode(email: string): Promise<string> {
  await signIn.requestCode(email, 'fr', ip);
  await world.work();
  return lineOf(inbox.take(email).text, /^\d{6}$/);
}
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const invalidCode = { kind: 'invalid', code: 'code_invalid' };
const tooMany = { kind: 'throttled', code: 'too_many_attempts' };

describe('sign-in by code', () => {
  it('mails a code that makes the account at first use and opens a session', async () => {
    const code = await mailedCode('lea.martin@example.org');
    const { personId, token } = await signIn.verifyCode(
      ' Lea.Martin@example.org ',
      `${code.slice(0, 3)} ${code.slice(3)}`,
      undefined,
      ip,
    );
    expect(await authenticator.authenticate(token)).toEqual({ personId, grants: [] });
    expect((await people.me(personId)).person).toMatchObject({
      email: 'lea.martin@example.org',
      name: 'Lea Martin',
      locale: 'fr',
      passwordHash: null,
    });
  });

  it('finds the same person the next time, and leaves the name alone', async () => {
    const first = await signIn.verifyCode('max@example.org', await mailedCode('max@example.org'), 'Max Dupont', ip);
    const again = await signIn.verifyCode('max@example.org', await mailedCode('max@example.org'), 'Quelqu’un', ip);
    expect(again.personId).toBe(first.personId);
    expect(again.token).not.toBe(first.token);
    expect((await people.me(first.personId)).person.name).toBe('Max Dupont');
  });

  it('keeps neither code nor address: a slow hash, and an outbox of ids', async () => {
    const code = await mailedCode('hidden@example.org');
    const rows = await world.rows('select * from sign_in_codes where code_hash is not null');
    expect(rows.at(-1)).toMatchObject({ mail_to: null, code_hash: expect.stringMatching(/^\$argon2id\$/) });
    const everything = JSON.stringify([
      rows,
      await world.rows('select * from events'),
      await world.rows('select * from sign_in_failures'),
    ]);
    expect(everything).not.toContain(code);
    expect(everything).not.toContain('hidden@');
  });

  it('writes another code when the mail has to be written again', async () => {
    await signIn.requestCode('twice@example.org', 'en', ip);
    const [event] = await world.rows<{ payload: Record<string, unknown> }>(
      'select payload from events where done_at is null',
    );
    const handler = world.get(Jobs).subscriptions.find(({ topic }) => topic === 'sign_in.requested')!.handler;
    await handler(event!.payload, 'job');
    const first = lineOf(inbox.take('twice@example.org').text, /^\d{6}$/);
    // The worker died before it could say that the mail was out: the address still waits.
    await world.rows("update sign_in_codes set mail_to = 'twice@example.org' where id = $1", [
      event!.payload['requestId'],
    ]);
    await world.work();
    const second = lineOf(inbox.take('twice@example.org').text, /^\d{6}$/);
    if (first !== second) {
      await expect(signIn.verifyCode('twice@example.org', first, undefined, ip)).rejects.toMatchObject(invalidCode);
    }
    await signIn.verifyCode('twice@example.org', second, undefined, ip);
  });

  it('takes a code once', async () => {
    const code = await mailedCode('once@example.org');
    await signIn.verifyCode('once@example.org', code, undefined, ip);
    await expect(signIn.verifyCode('once@example.org', code, undefined, ip)).rejects.toMatchObject(invalidCode);
  });

  it('takes a code once also when it is used twice at once', async () => {
    const code = await mailedCode('race@example.org');
    const before = await world.rows('select 1 from sessions');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () => signIn.verifyCode('race@example.org', code, undefined, ip)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(invalidCode);
    expect(await world.rows('select 1 from sessions')).toHaveLength(before.length + 1);
    expect(await world.rows("select 1 from persons where email = 'race@example.org'")).toHaveLength(1);
  });

  it('takes a code for ten minutes', async () => {
    const code = await mailedCode('late@example.org');
    world.clock.moveTo(world.clock.now() + 10 * MINUTE);
    await expect(signIn.verifyCode('late@example.org', code, undefined, ip)).rejects.toMatchObject(invalidCode);
    const fresh = await mailedCode('late@example.org');
    world.clock.moveTo(world.clock.now() + 10 * MINUTE - 1);
    await signIn.verifyCode('late@example.org', fresh, undefined, ip);
  });

  it('takes a code no more after five wrong ones, even when they come at once', async () => {
    const code = await mailedCode('five@example.org');
    await Promise.allSettled(
      Array.from({ length: 5 }, () => signIn.verifyCode('five@example.org', wrong(code), undefined, ip)),
    );
    await expect(signIn.verifyCode('five@example.org', code, undefined, ip)).rejects.toMatchObject(invalidCode);
  });

  it('replaces a code by the next one', async () => {
    const old = await mailedCode('next@example.org');
    const fresh = await mailedCode('next@example.org');
    if (old !== fresh)
      await expect(signIn.verifyCode('next@example.org', old, undefined, ip)).rejects.toMatchObject(invalidCode);
    await signIn.verifyCode('next@example.org', fresh, undefined, ip);
  });

  it('sends a mailbox five mails, then makes it wait; another mailbox does not wait', async () => {
    for (let i = 0; i < 5; i++) await mailedCode('flood@example.org');
    await expect(signIn.requestCode('flood@example.org', 'fr', ip)).rejects.toMatchObject({
      ...tooMany,
      details: { retryAfterSeconds: 60 },
    });
    await mailedCode('other@example.org');
    world.clock.moveTo(world.clock.now() + MINUTE);
    await mailedCode('flood@example.org');
  });

  it('sends no mail about a request that waited too long for the worker', async () => {
    await signIn.requestCode('stale@example.org', 'fr', ip);
    world.clock.moveTo(world.clock.now() + 10 * MINUTE);
    await world.work();
  });
});

describe('sign-in by password', () => {
  const account = (email: string) => people.createWithPassword({ email, name: 'Léa Martin', password: PASSWORD });
  const refused = { kind: 'unauthenticated', code: 'credentials_invalid' };

  it('opens a session', async () => {
    const personId = await account('password@example.org');
    const { token } = await signIn.byPassword('password@example.org', PASSWORD, ip);
    expect(await authenticator.authenticate(token)).toMatchObject({ personId });
  });

  it('answers the same for a wrong password, an account without one, and no account', async () => {
    await account('wrong@example.org');
    await people.ensurePerson({ email: 'without@example.org', name: 'Sans' });
    for (const email of ['wrong@example.org', 'without@example.org', 'nobody@example.org']) {
      await expect(signIn.byPassword(email, 'not the password', ip)).rejects.toMatchObject({ ...refused, details: {} });
    }
  });

  it('does the same slow comparison for a wrong password, an account without one, and no account', async () => {
    await account('slow@example.org');
    await people.ensurePerson({ email: 'slow-without@example.org', name: 'Sans' });
    // Watches the work that takes the time; measuring the time itself would depend on the machine.
    const compare = jest.spyOn(world.module.get(Passwords), 'compare');
    for (const email of ['slow@example.org', 'slow-without@example.org', 'slow-nobody@example.org']) {
      await expect(signIn.byPassword(email, 'not the password', ip)).rejects.toMatchObject(refused);
    }
    await expect(signIn.verifyCode('slow-nobody@example.org', '123456', undefined, ip)).rejects.toMatchObject(
      invalidCode,
    );
    const slow = expect.stringMatching(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(compare.mock.calls.map(([stored]) => stored)).toEqual([slow, slow, slow, slow]);
    compare.mockRestore();
  });

  it('locks an address after five wrong ones, for longer each time, whether or not it has an account', async () => {
    await account('locked@example.org');
    for (const email of ['locked@example.org', 'unknown@example.org']) {
      for (let i = 0; i < 5; i++) await expect(signIn.byPassword(email, 'wrong', ip)).rejects.toMatchObject(refused);
      await expect(signIn.byPassword(email, PASSWORD, ip)).rejects.toMatchObject({
        ...tooMany,
        details: { retryAfterSeconds: 30 },
      });
    }
    world.clock.moveTo(world.clock.now() + 30_000);
    await expect(signIn.byPassword('locked@example.org', 'wrong', ip)).rejects.toMatchObject(refused);
    await expect(signIn.byPassword('locked@example.org', PASSWORD, ip)).rejects.toMatchObject({
      ...tooMany,
      details: { retryAfterSeconds: 60 },
    });
    // By mail the owner comes in all the same, and the right password clears the count.
    await signIn.verifyCode('locked@example.org', await mailedCode('locked@example.org'), undefined, ip);
    world.clock.moveTo(world.clock.now() + 60_000);
    await signIn.byPassword('locked@example.org', PASSWORD, ip);
    await expect(signIn.byPassword('locked@example.org', 'wrong', ip)).rejects.toMatchObject(refused);
  });

  it('is not outrun by guesses that come at once', async () => {
    await account('burst@example.org');
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => signIn.byPassword('burst@example.org', 'wrong', ip)),
    );
    const codes = outcomes.map((outcome) =>
      outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'in',
    );
    expect(codes.filter((code) => code === 'credentials_invalid')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(7);
  });

  it('locks a network that tries many addresses, its neighbours included, and no other network', async () => {
    const at = (host: number) => `203.0.113.${host}`;
    for (let i = 0; i < 50; i++) {
      await expect(signIn.byPassword(`guess-${i}@example.org`, 'wrong', at(i))).rejects.toMatchObject(refused);
    }
    await expect(signIn.byPassword('guess-50@example.org', 'wrong', at(99))).rejects.toMatchObject(tooMany);
    await expect(signIn.byPassword('guess-50@example.org', 'wrong', '203.0.114.1')).rejects.toMatchObject(refused);
  });
});

describe('sessions', () => {
  const opened = async (email: string) => {
    const personId = await people.createWithPassword({ email, name: 'Léa Martin', password: PASSWORD });
    return { personId, token: (await signIn.byPassword(email, PASSWORD, ip)).token };
  };

  it('live thirty days from their last use, which is written at most once an hour', async () => {
    const { token } = await opened('sliding@example.org');
    const start = world.clock.now();
    const seen = async () =>
      (await world.rows<{ at: Date }>('select max(last_seen_at) as at from sessions'))[0]!.at.getTime();
    world.clock.moveTo(start + HOUR - 1);
    expect(await authenticator.authenticate(token)).not.toBeNull();
    expect(await seen()).toBe(start);
    world.clock.moveTo(start + 20 * DAY);
    expect(await authenticator.authenticate(token)).not.toBeNull();
    expect(await seen()).toBe(start + 20 * DAY);
    world.clock.moveTo(start + 50 * DAY - 1);
    expect(await authenticator.authenticate(token)).not.toBeNull();
    world.clock.moveTo(start + 80 * DAY - 1);
    expect(await authenticator.authenticate(token)).toBeNull();
  });

  it('are kept as hashes, and nothing but the whole token opens one', async () => {
    const { token } = await opened('hashed@example.org');
    expect(JSON.stringify(await world.rows("select encode(token_hash, 'base64') as hash from sessions"))).not.toContain(
      token,
    );
    for (const other of ['', token.slice(1), `${token}A`, `${token.slice(0, -2)}__`, "' or 1=1 --"]) {
      expect(await authenticator.authenticate(other)).toBeNull();
    }
  });

  it('end with a change of the password, except the one that asks', async () => {
    const { personId, token } = await opened('change@example.org');
    const other = (await signIn.byPassword('change@example.org', PASSWORD, ip)).token;
    const change = (current: string | undefined, password: string) =>
      people.changePassword(personId, current, password, token, ip);
    for (const current of [undefined, 'wrong']) {
      await expect(change(current, 'a better password')).rejects.toMatchObject({ code: 'credentials_invalid' });
    }
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ code: 'password_too_weak' });
    await change(PASSWORD, 'a better password');
    expect(await authenticator.authenticate(token)).not.toBeNull();
    expect(await authenticator.authenticate(other)).toBeNull();
    await expect(signIn.byPassword('change@example.org', PASSWORD, ip)).rejects.toMatchObject({
      code: 'credentials_invalid',
    });
    await signIn.byPassword('change@example.org', 'a better password', ip);
  });

  it('need no current password to set a first one', async () => {
    const { personId, token } = await signIn.verifyCode(
      'first@example.org',
      await mailedCode('first@example.org'),
      undefined,
      ip,
    );
    await people.changePassword(personId, undefined, PASSWORD, token, ip);
    expect((await signIn.byPassword('first@example.org', PASSWORD, ip)).personId).toBe(personId);
  });

  it('that ended are forgotten by night, with old codes and failures', async () => {
    await opened('tidy@example.org');
    await mailedCode('tidy@example.org');
    world.clock.moveTo(world.clock.now() + 31 * DAY);
    const tidy = world.get(Jobs).subscriptions.find(({ topic }) => topic === 'sign_in.tidied')!;
    await tidy.handler({}, 'job');
    for (const table of ['sessions', 'sign_in_codes', 'sign_in_failures']) {
      expect(await world.rows(`select 1 from ${table}`)).toEqual([]);
    }
  });
});

it('a sign-in scope opens the row of its own address only', async () => {
  await people.ensurePerson({ email: 'mine@example.org', name: 'Moi' });
  const seen = await world
    .get(Db)
    .run(signInScope('mine@example.org'), (tx) => tx.sql<{ email: string }>`select email from persons`);
  expect(seen).toEqual([{ email: 'mine@example.org' }]);
});
