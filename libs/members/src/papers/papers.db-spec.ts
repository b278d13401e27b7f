import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { DAY, type MemberId, type PersonId, type SiteId, instantOf } from '#libs/domain';
import { Db, personScope } from '#libs/platform';
import { Inbox } from '../../../../test/support/inbox.js';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { DirectoryService } from '../directory/directory.service.js';
import type { PaperFilter } from '../directory/directory.store.js';
import { GroupsService } from '../groups/groups.service.js';
import { MembersService } from '../members/members.service.js';
import { DecisionsService } from './decisions.service.js';
import { PaperKindsService } from './kinds.service.js';
import { statusOf } from './papers.rules.js';
import { PapersService } from './papers.service.js';
import { lockMember } from './papers.store.js';

const NOW = Date.UTC(2026, 10, 21, 8);

describe('documents for social tariffs', () => {
  let inbox: Inbox;
  let world: MembersWorld;
  let papers: PapersService;
  let decisions: DecisionsService;
  let site: SiteId;
  let other: SiteId;
  let anne: PersonId;
  let lea: PersonId;
  let memberId: MemberId;
  let png: Buffer;
  let slug: string;
  const [group, solidarity, kindId, untilSaid] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const staff = (at = site) => personScope(anne, at);
  const kind = { name: 'Carte d’étudiant', explanation: 'De l’année', validMonths: 10, active: true };
  let made = 0;

  beforeAll(async () => {
    inbox = await Inbox.start();
    world = await MembersWorld.start(NOW, { SMTP_URL: inbox.smtpUrl });
    [papers, decisions] = [world.get(PapersService), world.get(DecisionsService)];
    const network = await world.network();
    site = await world.site(network, 'La Grappe');
    other = await world.site(network, 'La Filature');
    slug = `lieu-${site}`;
    anne = await world.person('anne@example.org', 'Anne');
    png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } }).png().toBuffer(); // prettier-ignore
    const facts = { discountBp: 2000, validityMonths: null, active: true, rates: [] };
    const groups = world.get(GroupsService);
    await groups.create(staff(), site, group, { name: 'Étudiants', ...facts });
    await groups.create(staff(), site, solidarity, { name: 'Solidaires', ...facts });
    const kinds = world.get(PaperKindsService);
    await kinds.create(staff(), site, kindId, { ...kind, groupIds: [group] });
    await kinds.create(staff(), site, untilSaid, {
      ...{ ...kind, name: 'Attestation', validMonths: null },
      groupIds: [group, solidarity],
    });
  });
  afterAll(async () => {
    await world.stop();
    await inbox.stop();
  });
  beforeEach(async () => {
    world.clock.moveTo(NOW);
    ({ personId: lea, memberId } = await joined());
  });

  async function joined(): Promise<{ personId: PersonId; memberId: MemberId; email: string }> {
    const email = `lea${++made}@example.org`;
    const personId = await world.person(email, `Léa ${made}`);
    const scope = personScope(personId, site);
    const { id } = await world.get(Db).run(scope, (tx) => world.get(MembersService).ensure(tx, site, personId));
    return { personId, memberId: id, email };
  }
  async function sent(of = kindId, personId = lea): Promise<string> {
    const id = uuidv7();
    await papers.send(personId, slug, { id, kindId: of }, () => Promise.resolve(png));
    return id;
  }
  const mine = async (personId = lea) => (await papers.mine(personId, null)).flatMap((one) => one.papers);
  const statuses = async () => {
    const [own] = await papers.mine(lea, null);
    return own!.papers.map((paper) => statusOf(paper, own!.today));
  };
  const approve = (id: string, more: { lastDay?: string; pages?: number } = {}) =>
    decisions.approve(staff(), site, id, { pages: 1, ...more });
  const refuse = (id: string, reason = 'Illisible') => decisions.refuse(staff(), site, id, { pages: 1, reason });
  const days = (of = group) =>
    world.rows<{ during: string; paper_id: string | null }>(
      'select during::text, paper_id from group_members where member_id = $1 and group_id = $2',
      [memberId, of],
    );
  const pageCount = async (id: string) => (await world.rows('select 1 from paper_pages where paper_id = $1', [id])).length; // prettier-ignore
  const later = (daysLater: number) => world.clock.moveTo(NOW + daysLater * DAY);

  it('are asked for by kinds with a name of their own, and everybody may know what for', async () => {
    const kinds = world.get(PaperKindsService);
    const again = kinds.create(staff(), site, uuidv7(), { ...kind, groupIds: [group] });
    await expect(again).rejects.toMatchObject({ code: 'name_taken' });
    const foreign = kinds.create(staff(other), other, uuidv7(), { ...kind, groupIds: [group] });
    await expect(foreign).rejects.toMatchObject({ kind: 'not_found' });
    const unknown = kinds.change(staff(other), other, kindId, { ...kind, groupIds: [group] });
    await expect(unknown).rejects.toMatchObject({ kind: 'not_found' });
    const { groups } = await world.get(GroupsService).list(staff(), site);
    expect(groups.map(({ papers }) => papers)).toEqual([['Attestation', 'Carte d’étudiant'], ['Attestation']]);
    expect(await kinds.shared(slug)).toMatchObject([
      { name: 'Attestation', groups: [{ name: 'Étudiants' }, { name: 'Solidaires' }] },
      { id: kindId, validMonths: 10, groups: [{ name: 'Étudiants', discountBp: 2000 }] },
    ]);
  });

  it('open a group from today until the day that the kind or the manager says', async () => {
    const id = await sent();
    expect(await statuses()).toEqual(['waiting']);
    await approve(id);
    expect(await days()).toEqual([{ during: '[2026-11-21,2027-09-21)', paper_id: id }]);
    expect(await mine()).toMatchObject([{ state: 'approved', lastDay: '2027-09-20' }]);
    const second = await sent(untilSaid);
    await expect(approve(second)).rejects.toMatchObject({ code: 'invalid_request' });
    await approve(second, { lastDay: '2027-03-31' });
    // Longer days stay, and stay what they are for.
    expect(await days()).toEqual([{ during: '[2026-11-21,2027-09-21)', paper_id: id }]);
    expect(await days(solidarity)).toEqual([{ during: '[2026-11-21,2027-04-01)', paper_id: second }]);
    later(280);
    expect(await statuses()).toContain('approved');
    later(304);
    expect(new Set(await statuses())).toEqual(new Set(['expired']));
  });

  it('are refused with a reason, and told by mail in the language of the member', async () => {
    const { personId, email } = await joined();
    await world.rows(`update persons set locale = 'en' where id = $1`, [personId]);
    await world.rows(`update events set done_at = now()`);
    const [no, yes] = [await sent(kindId, personId), await sent()];
    await expect(refuse(no, '  ')).rejects.toMatchObject({ code: 'invalid_request' });
    await refuse(no, 'La photo est floue.');
    await world.work();
    const told = inbox.take(email);
    expect(told.subject).toBe('Document refused: Carte d’étudiant, La Grappe');
    expect(told.text).toContain('Reason: La photo est floue.');
    await approve(yes);
    await world.work();
    const accepted = inbox.take(`lea${made - 1}@example.org`);
    expect(accepted.subject).toBe('Justificatif accepté : Carte d’étudiant, La Grappe');
    expect(accepted.text).toContain("jusqu'au 20 septembre 2027");
    expect(await mine(personId)).toMatchObject([{ state: 'refused', reason: 'La photo est floue.' }]);
  });

  it('have one decision when two managers decide at once', async () => {
    for (let round = 0; round < 10; round++) {
      const { personId } = await joined();
      const id = await sent(kindId, personId);
      const outcomes = await Promise.allSettled([approve(id), refuse(id), approve(id, { lastDay: '2027-01-01' })]);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
      expect(refused.map(({ code }) => code)).toEqual(['paper_decided', 'paper_decided']);
      const told = await world.rows(`select 1 from events where topic = 'papers.tell' and payload->>'paperId' = $1`, [
        id,
      ]);
      expect(told).toHaveLength(1);
    }
    await world.rows(`update events set done_at = now()`);
  });

  it('are not decided unseen: another page, or another document in its place, is asked about again', async () => {
    const id = await sent();
    const pageId = uuidv7();
    for (let i = 0; i < 2; i++) await papers.addPage(lea, slug, { paperId: id, pageId }, () => Promise.resolve(png));
    expect((await mine())[0]!.pages).toHaveLength(2);
    await expect(approve(id)).rejects.toMatchObject({ code: 'paper_changed', details: { pages: 2 } });
    const next = await sent();
    await expect(approve(id, { pages: 2 })).rejects.toMatchObject({ code: 'paper_decided' });
    expect([await pageCount(id), await pageCount(next)]).toEqual([0, 1]);
    // Who decides waits for who replaces.
    const db = world.get(Db);
    let decided: Promise<unknown> = Promise.resolve();
    await db.run(personScope(lea, site), async (tx) => {
      await lockMember(tx, site, memberId);
      decided = approve(next).then(
        () => 'approved',
        (error: { code: string }) => error.code,
      );
      await world.untilOneWaits();
      await tx.sql`update papers set state = 'withdrawn', decided_at = now() where id = ${next}`;
    });
    expect(await decided).toBe('paper_decided');
  });

  it('are sent once by the same id, one of a kind at a time, and not without bound', async () => {
    const id = uuidv7();
    const send = (of = kindId) => papers.send(lea, slug, { id, kindId: of }, () => Promise.resolve(png));
    await Promise.all([send(), send(), sent(), sent()]).catch(() => undefined);
    expect((await mine()).filter(({ state }) => state === 'waiting')).toHaveLength(1);
    await expect(send(untilSaid)).rejects.toMatchObject({ code: 'id_reused' });
    const unread = () => Promise.reject(new Error('read before it was allowed'));
    const closed = papers.send(lea, slug, { id: uuidv7(), kindId: uuidv7() }, unread);
    await expect(closed).rejects.toMatchObject({ code: 'paper_kind_closed' });
    const paperId = (await mine()).find(({ state }) => state === 'waiting')!.id;
    for (let i = 1; i < 6; i++) await papers.addPage(lea, slug, { paperId, pageId: uuidv7() }, () => Promise.resolve(png)); // prettier-ignore
    const seventh = papers.addPage(lea, slug, { paperId, pageId: uuidv7() }, unread);
    await expect(seventh).rejects.toMatchObject({ code: 'too_many_pages', details: { most: 6 } });
    await world.rows(
      `insert into paper_kinds (site_id, id, name) select $1, gen_random_uuid(), 'Autre ' || n from generate_series(1, 10) n`,
      [site],
    );
    await world.rows(
      `insert into papers (site_id, id, kind_id, member_id, person_id, state, sent_at)
       select $1, gen_random_uuid(), id, $2, $3, 'waiting', '2026-01-01' from paper_kinds where name like 'Autre %'`,
      [site, memberId, lea],
    );
    const eleventh = papers.send(lea, slug, { id: uuidv7(), kindId: untilSaid }, unread);
    await expect(eleventh).rejects.toMatchObject({ code: 'too_many_papers' });
  });

  it('are taken back by the member: pages go at once, and so does what they opened', async () => {
    const id = await sent();
    await approve(id);
    await papers.withdraw(lea, slug, id);
    await papers.withdraw(lea, slug, id);
    expect([await days(), await pageCount(id), await mine()]).toEqual([[], 0, []]);
    const refused = await sent();
    await refuse(refused);
    await expect(papers.withdraw(lea, slug, refused)).rejects.toMatchObject({ code: 'paper_decided' });
  });

  it('are taken back by the site with a reason, and another that is valid goes on', async () => {
    const [long, short] = [await sent(), await sent(untilSaid)];
    await approve(short, { lastDay: '2027-01-31' });
    await approve(long);
    expect(await days()).toEqual([{ during: '[2026-11-21,2027-09-21)', paper_id: long }]);
    later(3);
    await decisions.revoke(staff(), site, long, 'Carte d’une autre personne');
    await expect(decisions.revoke(staff(), site, long, 'Encore')).rejects.toMatchObject({ code: 'paper_decided' });
    expect(await days()).toEqual([{ during: '[2026-11-21,2027-02-01)', paper_id: short }]);
    await decisions.revoke(staff(), site, short, 'Elle aussi');
    expect(await days()).toMatchObject([{ during: '[2026-11-21,2026-11-24)' }]);
    await world.rows(`update events set done_at = now()`);
  });

  it('never shorten what the staff gave by hand', async () => {
    const first = '2026-11-01';
    await world.get(GroupsService).putMember(staff(), site, { groupId: group, memberId }, { first, last: null });
    const id = await sent();
    await approve(id);
    await papers.withdraw(lea, slug, id);
    expect(await days()).toEqual([{ during: '[2026-11-01,)', paper_id: null }]);
  });

  it('that end are told of once, two weeks before, unless another follows', async () => {
    const { email } = await joined().then(async (person) => {
      const id = await sent(untilSaid, person.personId);
      await approve(id, { lastDay: '2027-01-31' });
      return person;
    });
    const followed = await sent(untilSaid);
    await approve(followed, { lastDay: '2027-01-31' });
    await sent(untilSaid);
    // Who is told of a day so near is not told again.
    const { personId: near } = await joined();
    world.clock.moveTo(instantOf('2027-01-20', 600, 'Europe/Paris'));
    await approve(await sent(untilSaid, near), { lastDay: '2027-01-31' });
    await world.rows(`update events set done_at = now()`);
    const remind = () => world.jobOf('papers.remind').handler({}, uuidv7());
    world.clock.moveTo(instantOf('2027-01-16', 600, 'Europe/Paris'));
    await remind();
    expect(await world.work()).toEqual([]);
    world.clock.moveTo(instantOf('2027-01-17', 600, 'Europe/Paris'));
    await Promise.all([remind(), remind(), remind()]);
    await remind();
    expect((await world.work()).filter((topic) => topic === 'papers.tell')).toHaveLength(1);
    expect(inbox.take(email).subject).toBe('Votre tarif réduit se termine le 31 janvier 2027 : La Grappe');
  });

  it('are forgotten 30 days after the decision, which stays; those that wait are kept', async () => {
    const { personId } = await joined();
    const [decided, waits] = [await sent(), await sent(kindId, personId)];
    await approve(decided);
    const forget = () => world.jobOf('papers.forget').handler({}, uuidv7());
    later(30);
    await forget();
    expect([await pageCount(decided), await pageCount(waits)]).toEqual([1, 1]);
    world.clock.moveTo(NOW + 30 * DAY + 1);
    await Promise.all([forget(), forget()]);
    expect([await pageCount(decided), await pageCount(waits)]).toEqual([0, 1]);
    expect(await mine()).toMatchObject([{ state: 'approved', pages: [] }]);
    await world.rows(`update events set done_at = now()`);
  });

  it('go with the member', async () => {
    const id = await sent();
    await world.rows('delete from members where id = $1', [memberId]);
    expect([await pageCount(id), await world.rows('select 1 from papers where id = $1', [id])]).toEqual([0, []]);
  });

  it('are nobody else’s: another person, another site, and the member’s eyes on their own', async () => {
    const id = await sent();
    const { personId: luc } = await joined();
    const none = { kind: 'not_found' };
    await expect(papers.page(luc, slug, id, id)).rejects.toMatchObject(none);
    await expect(papers.withdraw(luc, slug, id)).rejects.toMatchObject(none);
    await expect(papers.page(lea, `lieu-${other}`, id, id)).rejects.toMatchObject(none);
    await expect(decisions.page(staff(other), other, id, id)).rejects.toMatchObject(none);
    await expect(decisions.approve(staff(other), other, id, { pages: 1 })).rejects.toMatchObject(none);
    await expect(decisions.ofMember(staff(other), other, memberId)).rejects.toMatchObject(none);
    const seen = (personId: PersonId) =>
      world.get(Db).run(personScope(personId), (tx) => tx.sql`select id from paper_pages`);
    expect([await seen(lea), await seen(luc)]).toEqual([[{ id }], []]);
    expect((await papers.page(lea, slug, id, id)).type).toBe('image/webp');
  });

  it('are what the list of members can be asked for', async () => {
    const found = async (paper: PaperFilter) => {
      const question = { q: '', filter: null, groupId: null, paper, page: 1 };
      const { members } = await world.get(DirectoryService).list(staff(), site, question);
      return members.some(({ id }) => id === memberId);
    };
    const is = async () => {
      const all: PaperFilter[] = ['waiting', 'approved', 'ending', 'expired', 'refused'];
      const hits = await Promise.all(all.map(found));
      return all.filter((_, i) => hits[i]);
    };
    expect(await is()).toEqual([]);
    await approve(await sent());
    expect(await is()).toEqual(['approved']);
    world.clock.moveTo(instantOf('2027-09-10', 600, 'Europe/Paris'));
    expect(await is()).toEqual(['approved', 'ending']);
    const renewal = await sent();
    expect(await is()).toEqual(['waiting', 'approved']);
    await refuse(renewal);
    expect(await is()).toEqual(['approved', 'refused']);
    world.clock.moveTo(instantOf('2027-09-22', 600, 'Europe/Paris'));
    expect(await is()).toEqual(['refused']);
    await world.rows('delete from papers where id = $1', [renewal]);
    expect(await is()).toEqual(['expired']);
    await world.rows(`update events set done_at = now()`);
  });

  it('wait where managers see them, the oldest first', async () => {
    const before = await decisions.desk(staff(), site);
    const id = await sent();
    const desk = await decisions.desk(staff(), site);
    expect(desk.waiting).toBe(before.waiting + 1);
    expect(desk.papers.at(-1)).toMatchObject({ id, memberId, kindName: 'Carte d’étudiant' });
    expect(await decisions.waiting(staff(), site)).toBe(desk.waiting);
  });
});
