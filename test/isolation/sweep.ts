import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { Permission } from '#libs/domain';
import { type Operation, PIXEL, isUnsafe, urlOf } from '../support/operations.js';
import { type Route, keyOf } from '../support/routes.js';
import { TRIES, type Written } from '../support/written.js';
import { idOf, isId, sampleOf } from './samples.js';
import { CANARY, type Principal, type Target } from './stage.js';

/** Said a second time, apart from libs/domain: a slip there must not be this test's slip too. */
const MAY: Record<Permission, { at: 'site' | 'company' | 'network' | 'self'; roles: readonly string[] }> = {
  self: { at: 'self', roles: [] },
  'site.today': { at: 'site', roles: ['desk', 'manager'] },
  'site.check_in': { at: 'site', roles: ['desk', 'manager'] },
  'site.book': { at: 'site', roles: ['desk', 'manager'] },
  'site.members': { at: 'site', roles: ['desk', 'manager'] },
  'site.billing': { at: 'site', roles: ['manager'] },
  'site.team': { at: 'site', roles: ['manager'] },
  'site.place': { at: 'site', roles: ['desk', 'manager'] },
  'site.settings': { at: 'site', roles: ['manager'] },
  'site.papers': { at: 'site', roles: ['manager'] },
  'company.manage': { at: 'company', roles: ['manager'] },
  'network.figures': { at: 'network', roles: ['coordinator'] },
  'network.team': { at: 'network', roles: ['coordinator'] },
};

export interface Subject {
  readonly app: NestFastifyApplication;
  readonly operations: readonly Operation[];
  readonly routes: readonly Route[];
  readonly written: Written;
}

interface Request {
  readonly path: Record<string, string>;
  readonly query: Record<string, string>;
  readonly body: Record<string, unknown> | null;
}

/** The status that the permissions ask for; null: the request gets as far as what it names. */
export function refusalOf(route: Route, principal: Principal): 401 | 403 | 404 | null {
  if (route.isPublic) return null;
  if (principal.cookie === null) return 401;
  if (route.permission === null) return 403;
  const { at, roles } = MAY[route.permission];
  if (at === 'self') return null;
  const role = { site: principal.atSite, company: principal.atCompany, network: principal.atNetwork }[at] ?? null;
  return role === null ? 404 : roles.includes(role) ? null : 403;
}

/** A request in which every field has a value, all of them the target's. */
export function requestFor({ path, parameters, body }: Operation, target: Target): Request {
  const valuesOf = (kind: string) =>
    Object.fromEntries(
      parameters
        .filter((one) => one.in === kind)
        .flatMap(({ name, schema }) => {
          const value = sampleOf(name, schema, path, target) as string | number | boolean | null;
          // An address says null by saying nothing.
          return value === null ? [] : [[name, String(value)]];
        }),
    );
  const fields = Object.entries(body?.properties ?? {}).map(([name, schema]) => [
    name,
    sampleOf(name, schema, path, target),
  ]);
  return { path: valuesOf('path'), query: valuesOf('query'), body: body && Object.fromEntries(fields) };
}

/** The same request about things that exist nowhere. */
function unknown(request: Request, which: (name: string) => boolean): Request {
  const replaced = <Values extends Record<string, unknown>>(values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, isId(name) && which(name) ? uuidv7() : value]),
    ) as Values;
  return { path: replaced(request.path), query: replaced(request.query), body: request.body && replaced(request.body) };
}

const SCOPES = new Set(['siteId', 'companyId', 'networkId']);
/** What stands under these ids is everybody's to see, whoever's it is. Of any other id a public route tells nothing. */
const PUBLISHED = new Set(['GET /api/photos/{id}/{size}']);

export class Sweep {
  readonly findings: string[] = [];
  requests = 0;

  constructor(private readonly subject: Subject) {}

  async send(
    operation: Operation,
    { path, query, body }: Request,
    { cookie }: Principal,
  ): Promise<LightMyRequestResponse> {
    this.requests++;
    return this.subject.app.inject({
      method: operation.method as 'GET',
      url: urlOf(operation, path, query),
      headers: {
        ...(cookie !== null && { cookie }),
        ...(operation.takes !== null && { 'content-type': operation.takes }),
      },
      ...(body && { payload: body }),
      ...(operation.takes !== null && { payload: PIXEL }),
    });
  }

  /** Outside: everybody aims at what is not theirs. */
  async outside(target: Target, principals: readonly Principal[]): Promise<void> {
    for (const { operation, route } of this.pairs()) {
      for (const principal of principals) {
        const refusal = refusalOf(route, principal);
        const named = `${principal.name}: ${keyOf(operation)}`;
        const request = requestFor(operation, target);
        const ownsNothingThere = Object.keys(request.path).some(isId);
        if (refusal !== null) await this.refused(named, operation, request, principal, refusal);
        else if (route.permission === 'self' && ownsNothingThere)
          await this.refused(named, operation, request, principal, 404);
        else if (!isUnsafe(operation))
          this.seesOnlyItsOwn(named, await this.send(operation, request, principal), principal);
        else if (route.isPublic) await this.sameForEverybody(named, operation, request, principal);
      }
    }
  }

  /**
   * Inside: people with every right at home name what belongs elsewhere, one field at a time and all at once. Ids in
   * paths and bodies come first: afterwards bodies offer foreign ids as the client's own for new things (which is fine,
   * and makes them exist at home).
   */
  async inside(home: Target, foreign: Target, principals: readonly Principal[]): Promise<void> {
    for (const { operation, route } of this.pairs()) {
      for (const principal of principals) {
        if (PUBLISHED.has(keyOf(operation)) || refusalOf(route, principal) !== null) continue;
        const own = requestFor(operation, home);
        const names = Object.keys(own.path).filter((name) => isId(name) && !SCOPES.has(name));
        if (names.length > 0) await this.names(operation, own, names, foreign, principal);
      }
    }
    for (const { operation, route } of this.pairs()) {
      for (const principal of principals) {
        if (refusalOf(route, principal) !== null) continue;
        const own = requestFor(operation, home);
        const names = [...Object.keys(own.query), ...Object.keys(own.body ?? {})].filter(isId);
        // Sites and what can be booked there are public: all of them at once would be an ordinary booking elsewhere.
        if (names.length > 1 && route.permission !== 'self' && !route.isPublic)
          await this.names(operation, own, names, foreign, principal);
        for (const name of names.filter((one) => one !== 'id')) {
          await this.names(operation, own, [name], foreign, principal);
        }
      }
    }
    for (const { operation, route } of this.pairs()) {
      for (const principal of principals) {
        if (refusalOf(route, principal) !== null) continue;
        const own = requestFor(operation, home);
        // The client's own id for a new thing: whoever has used it elsewhere is neither shown nor touched.
        if (!('id' in (own.body ?? {}) || 'id' in own.query)) continue;
        const answer = await this.send(operation, withForeign(operation, own, ['id'], foreign), principal);
        this.seesOnlyItsOwn(`${principal.name} with an id used elsewhere: ${keyOf(operation)}`, answer, principal);
        await this.subject.written.since();
      }
    }
  }

  private async names(operation: Operation, own: Request, chosen: string[], foreign: Target, principal: Principal) {
    const named = `${principal.name} with a foreign ${chosen.join(', ')}: ${keyOf(operation)}`;
    const request = withForeign(operation, own, chosen, foreign);
    const there = await this.send(operation, request, principal);
    await this.compare(
      named,
      operation,
      there,
      unknown(request, (name) => chosen.includes(name)),
      principal,
    );
    if (chosen.some((name) => name in own.path) && there.statusCode !== 404) {
      this.findings.push(`${named}: ${there.statusCode} instead of 404`);
    }
  }

  /** Entitled: what was refused to the others is there. Without this, "404 everywhere" would be a pass. */
  async entitled(target: Target, principalOf: (permission: Permission) => Principal): Promise<void> {
    const order = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];
    const pairs = this.pairs().toSorted(
      (a, b) => order.indexOf(a.operation.method) - order.indexOf(b.operation.method),
    );
    for (const { operation, route } of pairs) {
      if (route.isPublic || route.permission === null) continue;
      const principal = principalOf(route.permission);
      const { statusCode, body } = await this.send(operation, requestFor(operation, target), principal);
      if (statusCode >= 300 && statusCode !== 409) {
        this.findings.push(`${principal.name}: ${keyOf(operation)} is refused to the entitled: ${body}`);
      }
    }
    await this.subject.written.since();
  }

  private pairs(): { operation: Operation; route: Route }[] {
    const byKey = new Map(this.subject.routes.map((route) => [keyOf(route), route]));
    return this.subject.operations.map((operation) => ({ operation, route: byKey.get(keyOf(operation))! }));
  }

  private async refused(named: string, operation: Operation, request: Request, principal: Principal, status: number) {
    const there = await this.send(operation, request, principal);
    if (there.statusCode !== status) this.findings.push(`${named}: ${there.statusCode} instead of ${status}`);
    await this.compare(
      named,
      operation,
      there,
      unknown(request, (name) => status !== 403 || !SCOPES.has(name)),
      principal,
    );
  }

  /** Whether an account exists is nobody's business: a known address is answered as an unknown one. */
  private async sameForEverybody(named: string, operation: Operation, request: Request, principal: Principal) {
    if (request.body?.email === undefined) return;
    const there = await this.send(operation, request, principal);
    const nobody = { ...request, body: { ...request.body, email: 'personne@exemple.fr' } };
    await this.compare(named, operation, there, nobody, principal);
  }

  /** What exists elsewhere and what exists nowhere get the same answer, and leave nothing behind. */
  private async compare(
    named: string,
    operation: Operation,
    there: LightMyRequestResponse,
    nowhere: Request,
    principal: Principal,
  ) {
    this.seesOnlyItsOwn(named, there, principal);
    await this.leftNothing(named, there);
    const same = await this.send(operation, nowhere, principal);
    await this.leftNothing(named, same);
    const difference = differenceOf(there, same);
    if (difference !== null) this.findings.push(`${named}: foreign and unknown differ: ${difference}`);
  }

  private async leftNothing(named: string, answer: LightMyRequestResponse): Promise<void> {
    const written = await this.subject.written.since();
    const left = written.filter((table) => !TRIES.has(table));
    if (answer.statusCode >= 400 && left.length > 0)
      this.findings.push(`${named}: refused, yet wrote ${left.join(', ')}`);
  }

  private seesOnlyItsOwn(named: string, answer: LightMyRequestResponse, { maySee }: Principal): void {
    const text = `${JSON.stringify(answer.headers)} ${answer.rawPayload.toString('latin1')}`;
    const seen = [...new Set(text.match(CANARY) ?? [])].filter(
      (canary) => !maySee.some((own) => canary.toLowerCase().startsWith(own)),
    );
    if (seen.length > 0) this.findings.push(`${named}: shows ${seen.join(', ')}`);
  }
}

function withForeign(operation: Operation, own: Request, chosen: readonly string[], foreign: Target): Request {
  const swap = <Values extends Record<string, unknown>>(values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        chosen.includes(name) ? idOf(name, operation.path, foreign) : value,
      ]),
    ) as Values;
  return { path: swap(own.path), query: swap(own.query), body: own.body && swap(own.body) };
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Everything of an answer counts but what names the request itself: its id, its time, the ids that were asked for. */
function differenceOf(a: LightMyRequestResponse, b: LightMyRequestResponse): string | null {
  const said = ({ statusCode, body }: LightMyRequestResponse) => `${statusCode} ${body.replace(UUID, '<id>')}`;
  if (said(a) !== said(b)) return `${said(a).slice(0, 300)} / ${said(b).slice(0, 300)}`;
  const { 'x-request-id': _a, date: _dateA, ...headers } = a.headers;
  const { 'x-request-id': _b, date: _dateB, ...others } = b.headers;
  return JSON.stringify(headers) === JSON.stringify(others)
    ? null
    : `${JSON.stringify(headers)} / ${JSON.stringify(others)}`;
}
