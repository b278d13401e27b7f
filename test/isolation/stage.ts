import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { sessionCookie } from '#libs/platform';
import { SetupService } from '#libs/spaces';
import { booksOf } from './books.js';
import { offersOf } from './offers.js';
import { extraOf, failedOf, fileOf, mailedOf, openingOf, placesInside, runOf } from './site-rows.js';
import { type Rights, grantRights, openCompany } from './rights.js';
import { PIXEL } from '../support/operations.js';
import { type World, createWorld } from '../support/world.js';

/** Whoever is not entitled to it must never see a text like this one. */
export const CANARY = /canari-[a-z]-[a-z]+/gi;

export interface Principal {
  readonly name: string;
  readonly cookie: string | null;
  /** The role at the site and the network that the requests are aimed at. */
  readonly atSite: 'manager' | 'desk' | null;
  readonly atNetwork: 'coordinator' | null;
  readonly atCompany?: 'manager' | null;
  /** Beginnings of the canaries that are the principal's own to see. */
  readonly maySee: readonly string[];
}

/** What requests can name: one site with its network, people and documents. */
export interface Target extends Rights {
  readonly siteId: string;
  readonly slug: string;
  readonly networkId: string;
  readonly companyId: string;
  /** Credit of the company that nobody manages. */
  readonly companyLotId: string;
  /** A site that bills it. */
  readonly sellerId: string;
  readonly costCentreId: string;
  readonly resourceId: string;
  readonly placeCode: string;
  /** A room that holds nothing. */
  readonly parentId: string;
  readonly rateId: string;
  readonly planId: string;
  readonly groupId: string;
  readonly kindId: string;
  readonly paperId: string;
  readonly pageId: string;
  /** The one whose reservation, member record and invoice stand below. */
  readonly email: string;
  readonly memberId: string;
  /** Somebody of the site's team. */
  readonly personId: string;
  /** One of the member's bookings. */
  readonly reservationId: string;
  /** One date of the member's series. */
  readonly fromId: string;
  /** `id` below a collection of this name. */
  readonly ids: Readonly<Record<string, string>>;
  /** `ids` of an order, by the last word of its path. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly start: string;
  readonly end: string;
}

export interface Stage {
  readonly world: World;
  readonly owner: pg.Client;
  /** Aimed at: what is here is foreign to everybody but its own staff and member. */
  readonly target: Target;
  /** Where the others are at home: another site, and the other network. */
  readonly elsewhere: Target;
  readonly principals: Readonly<Record<PrincipalName, Principal>>;
  close(): Promise<void>;
}

export type PrincipalName =
  | 'anonymous'
  | 'coworker'
  | 'memberOfOther'
  | 'managerOfOther'
  | 'deskHere'
  | 'coordinatorHere'
  | 'coordinatorOfOther'
  | 'companyManagerHere'
  | 'companyManagerNext'
  | 'companyManagerOfOther'
  // entitled: they show that what is refused to the others is there
  | 'memberHere'
  | 'managerHere';

/** 14:00 to 16:00 today at the sites. */
const START = '2026-11-24T13:00:00Z';
const END = '2026-11-24T15:00:00Z';

export async function createStage(LOG_LEVEL: 'debug' | 'error' = 'error'): Promise<Stage> {
  const world = await createWorld({ sites: 3, weeks: 1 }, undefined, { LOG_LEVEL });
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  const make = new Maker(world, owner);
  const otherNetwork = uuidv7();
  await world.app
    .get(SetupService)
    .createNetwork({ id: otherNetwork, slug: 'ailleurs', name: 'Un autre réseau', country: 'FR' } as never);
  const here = await make.site('t', world.sites[0]!, world.networkId);
  const other = await make.site('o', world.sites[1]!, otherNetwork);
  const coordinatorHere = await make.coordinator('n', world.networkId);
  const coordinatorOfOther = await make.coordinator('m', otherNetwork);
  const coworker = await make.person('canari-c-coworker');
  const nobody = { cookie: null, atSite: null, atNetwork: null, maySee: [] } as const;
  const principals = {
    anonymous: { ...nobody, name: 'anonymous' },
    coworker: { ...nobody, name: 'a coworker', cookie: coworker.cookie, maySee: ['canari-c-'] },
    memberOfOther: {
      ...nobody,
      name: 'a member of another site',
      cookie: other.member,
      maySee: ['canari-o-membre', 'canari-o-societe'],
    },
    managerOfOther: { ...nobody, name: 'a manager of another site', cookie: other.manager, maySee: ['canari-o-'] },
    deskHere: { ...nobody, name: 'the front desk', cookie: here.desk, atSite: 'desk', maySee: ['canari-t-'] },
    coordinatorHere: {
      ...nobody,
      name: 'the coordinator',
      cookie: coordinatorHere.cookie,
      atNetwork: 'coordinator',
      maySee: ['canari-n-'],
    },
    coordinatorOfOther: {
      ...nobody,
      name: 'the coordinator of another network',
      cookie: coordinatorOfOther.cookie,
      maySee: ['canari-m-'],
    },
    companyManagerHere: {
      ...nobody,
      name: 'the manager of the company',
      cookie: here.companyManager,
      atCompany: 'manager',
      // whose people, and who is invited, it is theirs to see
      maySee: ['canari-t-societe', 'canari-t-membre'],
    },
    companyManagerNext: {
      ...nobody,
      name: 'the manager of another company at the site',
      cookie: here.neighbour,
      maySee: ['canari-t-voisine'],
    },
    companyManagerOfOther: {
      ...nobody,
      name: 'the manager of another company',
      cookie: other.companyManager,
      maySee: ['canari-o-societe', 'canari-o-membre'],
    },
    memberHere: { ...nobody, name: 'the member', cookie: here.member, maySee: ['canari-t-membre', 'canari-t-societe'] },
    managerHere: { ...nobody, name: 'the manager', cookie: here.manager, atSite: 'manager', maySee: ['canari-t-'] },
  } as const;
  const withInvitation = (target: Target, id: string) => ({
    ...target,
    ids: { ...target.ids, 'networks/invitations': id },
  });
  return {
    ...{ world, owner, principals },
    target: withInvitation(here.target, coordinatorHere.invitationId),
    elsewhere: withInvitation(other.target, coordinatorOfOther.invitationId),
    async close() {
      await owner.end();
      await world.close();
    },
  };
}

/** Makes people with a session, and what a site and a network hold of its own: everything is called canari-<where>-. */
class Maker {
  // prettier-ignore
  constructor(private readonly world: World, private readonly owner: pg.Client) {}

  async person(canary: string): Promise<{ id: string; email: string; cookie: string }> {
    const id = uuidv7();
    const email = `${canary}@exemple.fr`;
    await this.owner.query('insert into persons (id, email, name) values ($1, $2, $3)', [id, email, canary]);
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest();
    const now = new Date(this.world.clock.now());
    await this.owner.query(
      `insert into sessions (token_hash, person_id, created_at, expires_at, last_seen_at)
       values ($1, $2, $3, $3::timestamptz + interval '30 days', $3)`,
      [hash, id, now],
    );
    return { id, email, cookie: `${sessionCookie(this.world.config)}=${token}` };
  }

  private async staff(canary: string, kind: 'site' | 'network', scopeId: string, role: string) {
    const person = await this.person(canary);
    await this.owner.query('insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, $2, $3, $4)', [
      ...[person.id, kind, scopeId, role],
    ]);
    return person;
  }

  async coordinator(key: string, networkId: string): Promise<{ cookie: string; invitationId: string }> {
    const { cookie } = await this.staff(`canari-${key}-coordination`, 'network', networkId, 'coordinator');
    const body = { email: `canari-${key}-invite@exemple.fr` };
    const invited = await this.done('POST', `/api/networks/${networkId}/invitations`, cookie, body);
    return { cookie, invitationId: String(invited.id) };
  }

  async site(key: string, { siteId, slug }: { siteId: string; slug: string }, networkId: string) {
    const manager = await this.staff(`canari-${key}-gerance`, 'site', siteId, 'manager');
    const desk = await this.staff(`canari-${key}-accueil`, 'site', siteId, 'desk');
    const member = await this.person(`canari-${key}-membre`);
    const day = await this.done('GET', `/api/sites/${slug}/day?day=2026-11-24`, null);
    type Shown = { id: string; kind: string; capacity: number };
    const { id: resourceId, capacity } = (day.resources as Shown[]).find(({ kind }) => kind === 'desk')!;
    const reserve = (start: string, end: string) =>
      this.done('POST', '/api/reservations', member.cookie, { id: uuidv7(), siteId, resourceId, start, end });
    const first = await reserve('2026-11-24T09:00:00Z', '2026-11-24T11:00:00Z');
    const at = `/api/manage/${siteId}`;
    const found = await this.done('GET', `${at}/members?q=canari-${key}-membre`, manager.cookie);
    const memberId = (found.members as { id: string }[])[0]!.id;
    await this.owner.query(`update members set company_name = 'canari-${key}-membre sarl' where id = $1`, [memberId]);
    const offers = await offersOf(
      (method, path, body) => this.done(method, at + path, manager.cookie, body),
      key,
      memberId,
    );
    const order = { id: uuidv7(), memberId, month: '2026-11' };
    const invoice = await this.done('POST', `${at}/invoices`, manager.cookie, order);
    await this.done('GET', `${at}/invoices/${String(invoice.id)}/pdf`, manager.cookie);
    const note = { id: uuidv7(), reason: `canari-${key}-motif`, lines: [{ line: 1, amountCents: 1 }] };
    await this.done('POST', `${at}/invoices/${String(invoice.id)}/credits`, manager.cookie, note);
    const invited = { email: `canari-${key}-invite@exemple.fr`, role: 'desk' };
    const invitation = await this.done('POST', `${at}/invitations`, manager.cookie, invited);
    // One id for both: a link of a person and one of a site are numbered apart.
    const calendar = { id: uuidv7() };
    await this.done('POST', '/api/me/calendars', member.cookie, calendar);
    await this.done('POST', `${at}/calendars`, manager.cookie, { ...calendar, resourceId });
    const external = { id: uuidv7(), resourceId, name: `canari-${key}-agenda` };
    await this.done('POST', `${at}/external-calendars`, manager.cookie, {
      ...{ ...external, url: `https://calendar.example/canari-${key}-secret` },
    });
    await placesInside(this.owner, siteId);
    const guest = await this.guest(key, siteId, resourceId);
    const taken = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T11:00:00Z' };
    const waiting = { id: uuidv7(), siteId, resourceId, ...taken, quantity: capacity };
    await this.done('POST', '/api/waiting-list', member.cookie, waiting);
    const rules = await this.rules(key, siteId, manager.cookie, member.cookie, memberId);
    const series = await this.done('POST', '/api/series', member.cookie, {
      ...{ id: uuidv7(), siteId, resourceId, rule: 'FREQ=WEEKLY;COUNT=2', firstDay: '2026-12-01', startTime: '10:00' },
      ...{ minutes: 60, onConflict: 'refuse' },
    });
    // Not invoiced yet, and today: can be cancelled, noted as arrived, invoiced.
    const second = await reserve(START, END);
    const company = await openCompany(this.owner, this, { key, siteId, member });
    const line = await this.line(key, at, manager.cookie, memberId);
    const extra = await extraOf(this.owner, siteId, resourceId);
    await this.done('POST', '/api/reservations', member.cookie, {
      ...{ id: uuidv7(), siteId, resourceId, start: '2026-12-03T09:00:00Z', end: '2026-12-03T11:00:00Z' },
      extras: [{ id: extra }],
      payer: { companyId: company.companyId },
    });
    const paid = await this.done('POST', '/api/reservations', member.cookie, {
      ...{ id: uuidv7(), siteId, resourceId, start: '2026-11-24T15:00:00Z', end: '2026-11-24T17:00:00Z' },
      payer: { companyId: company.companyId },
    });
    const bill = { id: uuidv7(), companyId: company.companyId, month: '2026-11' };
    await this.done('POST', `${at}/invoices`, manager.cookie, bill);
    await this.done('GET', `${at}/invoices/${bill.id}/pdf`, manager.cookie);
    const companyInvite = await this.done('POST', `/api/companies/${company.companyId}/invitations`, company.cookie, {
      ...{ email: `canari-${key}-societe-invitee@exemple.fr`, role: 'person' },
    });
    if (first.status !== 'confirmed') throw new Error('the first reservation should stand');
    const closure = await openingOf(this.owner, siteId, resourceId);
    const described = await this.described(at, manager.cookie, resourceId);
    const texts = { note: `canari-${key}-note`, page: `canari-${key}-membre-papier` };
    const holder = { siteId, memberId, rateId: described.rateId, ...texts };
    const { noteId, membershipId, ...rights } = await grantRights(this.owner, holder);
    const ids = {
      rates: described.rateId,
      extras: extra,
      'external-calendars': external.id,
      ...described.ids,
      closures: closure,
      reservations: String(second.id),
      ...{ 'walk-ins': String(second.id), sit: String(second.id) },
      'waiting-list': waiting.id,
      'guest-reservations': guest,
      ...offers,
      invoices: await mailedOf(this.owner, siteId, await failedOf(this.owner, siteId, String(invoice.id))),
      ...{ members: memberId, lines: line, settlements: String(invoice.id) },
      ...{ credits: rights.lotId, gifts: rights.lotId, take: rights.lotId, packs: rights.packId },
      'member-notes': noteId,
      groups: rights.groupId,
      ...{ 'paper-kinds': rights.kindId, papers: rights.paperId, pages: rights.pageId },
      ...{ plans: rights.planId, memberships: membershipId },
      'member-imports': await fileOf(this.owner, siteId, `canari-${key}-fichier`),
      ...{ runs: await runOf(this.owner, siteId, memberId, invoice.id), invitations: String(invitation.id) },
      calendars: calendar.id,
      ...rules,
      ...company.ids,
      'companies/invitations': String(companyInvite.id),
      ...{ 'companies/reservations': String(paid.id), 'companies/invoices': bill.id },
      series: String(series.id),
    };
    const { sheets } = await this.done('GET', `${at}/place-codes`, manager.cookie);
    const { code } = (sheets as { resourceId: string; code: string }[]).find((one) => one.resourceId === resourceId)!;
    const target: Target = {
      ...{ siteId, slug, networkId, resourceId, memberId, ids, email: member.email, personId: desk.id, ...rights },
      ...{ companyId: company.companyId, sellerId: siteId, costCentreId: company.centre },
      companyLotId: company.companyLotId,
      fromId: (series.reservations as { id: string }[])[0]!.id,
      reservationId: String(second.id),
      ...{ parentId: described.parentId, rateId: described.rateId, lists: described.lists },
      ...{ start: START, end: END, placeCode: code },
    };
    await booksOf(this.owner, siteId, (method, path, body) => this.done(method, at + path, manager.cookie, body));
    const cookies = { manager: manager.cookie, desk: desk.cookie, member: member.cookie };
    return { target, ...cookies, companyManager: company.cookie, neighbour: company.neighbour };
  }

  /** On no invoice yet. */
  private async line(key: string, at: string, cookie: string, memberId: string): Promise<string> {
    const { rates } = (await this.done('GET', `${at}/lines`, cookie)) as { rates: number[] };
    const id = uuidv7();
    const price = { quantity: '1', unitPrice: '10', priceMode: 'net', vatRateBp: rates[0] };
    await this.done('POST', `${at}/lines`, cookie, {
      ...{ id, memberId, label: `canari-${key}-membre ligne`, suppliedOn: '2026-12-24', ...price },
    });
    return id;
  }

  /** Something new to offer with a room for it, a photo, and what an order of them must name. */
  private async described(at: string, cookie: string, resourceId: string) {
    type Inventory = { resources: { id: string; rateId: string }[] };
    const list = async () => ((await this.done('GET', `${at}/resources`, cookie)) as unknown as Inventory).resources;
    const rateId = (await list())[0]!.rateId;
    const [bench, room] = [uuidv7(), uuidv7()];
    for (const [id, name] of [
      [bench, 'Établi'],
      [room, 'Réserve'],
    ]) {
      const times = { preparationMinutes: 0, stepMinutes: 30, minMinutes: 60, maxMinutes: 480 };
      const what = { kind: 'room', mode: 'exclusive', capacity: 1, features: [], accessibility: {}, rateId };
      await this.done('POST', `${at}/resources`, cookie, { id, name, ...what, ...times });
    }
    const photo = uuidv7();
    const query = new URLSearchParams({ id: photo, resourceId, altFr: 'La cour' }).toString();
    const headers = { cookie, 'content-type': 'image/png' };
    for (const url of [`${at}/photos?${query}`, `${at}/seller/logo`]) {
      const added = await this.world.app.inject({ method: 'POST', url, headers, payload: PIXEL });
      if (added.statusCode !== 201) throw new Error(`a picture: ${added.body}`);
    }
    const lists = { 'resource-order': (await list()).map(({ id }) => id), 'photo-order': [photo] };
    return { ids: { resources: bench, photos: photo }, parentId: room, rateId, lists };
  }

  /** A quota, a training the member has, a fee, and a room whose booking waits for the staff. */
  private async rules(key: string, siteId: string, manager: string, member: string, memberId: string) {
    const at = `/api/manage/${siteId}`;
    const [quotas, authorisations, approvals] = [uuidv7(), uuidv7(), uuidv7()];
    await this.done('POST', `${at}/quotas`, manager, { id: quotas, unit: 'minutes', per: 'month', atMost: 100_000 });
    await this.done('PUT', `${at}/rules/cancellation`, manager, { steps: [{ hoursBefore: 24, feePercent: 50 }] });
    const { resources } = await this.done('GET', `${at}/rules`, manager);
    const { resourceId } = (resources as { resourceId: string; kind: string }[]).find(({ kind }) => kind === 'room')!;
    const training = { id: authorisations, name: `Formation ${key}`, resourceIds: [resourceId] };
    await this.done('POST', `${at}/authorisations`, manager, training);
    await this.done('PUT', `${at}/authorisations/${authorisations}/members/${memberId}`, manager, {});
    await this.done('PUT', `${at}/rules/resources/${resourceId}`, manager, { approval: true });
    const [start, end] = ['2027-02-02T09:00:00Z', '2027-02-02T11:00:00Z'];
    const asked = await this.done('POST', '/api/reservations', member, {
      id: approvals,
      siteId,
      resourceId,
      start,
      end,
    });
    if (asked.status !== 'held') throw new Error('the booking should wait for approval');
    return { quotas, authorisations, approvals };
  }

  /** Somebody without an account who has not confirmed, and a link to that booking. */
  private async guest(key: string, siteId: string, resourceId: string): Promise<string> {
    const id = uuidv7();
    const asking = { email: `canari-${key}-visite@exemple.fr`, name: `canari-${key}-visite` };
    const during = { start: '2026-11-25T09:00:00Z', end: '2026-11-25T11:00:00Z' };
    await this.done('POST', '/api/guest-reservations', null, { id, siteId, resourceId, ...during, ...asking });
    await this.owner.query(
      `insert into reservation_links (site_id, id, reservation_id, person_id, token_hash, created_at)
       select site_id, id, id, person_id, $2, created_at from reservations where id = $1`,
      [id, randomBytes(32)],
    );
    return id;
  }

  private async done(method: string, url: string, cookie: string | null, body?: unknown) {
    const options = { ...(cookie !== null && { cookie }), ...(body !== undefined && { body }) };
    const answer = await this.world.call(method, url, options);
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.body}`);
    return (answer.headers['content-type'] === 'application/pdf' ? {} : answer.json()) as Record<string, unknown>;
  }
}
