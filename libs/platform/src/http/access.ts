import '@fastify/cookie'; // adds request.cookies to the types
import {
  type CanActivate,
  type ExecutionContext,
  Injectable,
  type PipeTransform,
  SetMetadata,
  createParamDecorator,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import {
  DomainError,
  type Permission,
  type SiteId,
  decide,
  forbidden,
  isUuid,
  notFound,
  unauthenticated,
} from '#libs/domain';
import { Config } from '../config.js';
import { type Scope, personScope, publicScope } from '../db/scope.js';
import { Authenticator, type Principal } from './principal.js';

export const CAN = 'maille:can';
export const PUBLIC = 'maille:public';
const TAKES = 'maille:takes';

/** The permission a route asks for; its target is the `:siteId`, `:companyId` or `:networkId` of the path. */
export const Can = (permission: Permission) => SetMetadata(CAN, permission);
/** Open to everyone. Each such route stands in test/schema's golden list. */
export const Public = () => SetMetadata(PUBLIC, true);

/** What the body of a route is when it is no JSON: a picture, say. The handler reads it itself (`bytesOf`). */
export const Takes = (...types: readonly string[]) => SetMetadata(TAKES, types);

export type AppRequest = FastifyRequest<{ Params: Record<string, string> }> & { principal?: Principal };

export const sessionCookie = (config: Config): string =>
  config.secureCookies ? '__Host-maille_session' : 'maille_session';

/** The one door: denied unless the route is public or the person may; runs before pipes and handlers. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    const targets = [context.getHandler(), context.getClass()];
    this.checkOrigin(request);
    checkMediaType(request, this.reflector.getAllAndOverride<readonly string[] | undefined>(TAKES, targets));
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(CAN, targets);
    if (!permission) throw forbidden();
    const token = request.cookies[sessionCookie(this.config)];
    const principal = token ? await this.authenticator.authenticate(token) : null;
    if (!principal) throw unauthenticated();
    request.principal = principal;
    const { siteId, companyId, networkId } = request.params;
    const verdict = decide(permission, principal.grants, {
      ...(siteId !== undefined && { siteId }),
      ...(companyId !== undefined && { companyId }),
      ...(networkId !== undefined && { networkId }),
    });
    if (verdict === 'not_found') throw notFound();
    if (verdict === 'forbidden') throw forbidden();
    return true;
  }

  /**
   * A browser says where an unsafe request comes from: another site's page may not act with our cookie. Clients
   * that are not browsers send neither header and hold no ambient cookie.
   */
  private checkOrigin(request: AppRequest): void {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (foreignSite || (origin !== undefined && !this.isOurs(origin, request))) throw badOrigin();
  }

  private isOurs(origin: string, request: AppRequest): boolean {
    if (origin === this.config.publicUrl) return true;
    // In development the same server is reached as localhost, 127.0.0.1 or a phone's view of the machine.
    return !this.config.production && origin === `${request.protocol}://${request.headers.host}`;
  }
}

/**
 * The API speaks JSON only, but for what a route says it takes instead. Forms are for the pages: a form is also what another site's page can send without asking
 * the browser first.
 */
function checkMediaType({ url, headers, method }: AppRequest, taken: readonly string[] = ['application/json']): void {
  const type = headers['content-type'];
  if (!url.startsWith('/api/') || (type === undefined && (taken.includes('application/json') || method === 'GET')))
    return;
  if (!taken.includes((type ?? '').split(';')[0]!.trim().toLowerCase())) {
    throw new DomainError('unsupported', 'unsupported_media_type', { detail: `send ${taken.join(' or ')}` });
  }
}

const badOrigin = () => new DomainError('forbidden', 'bad_origin');

/** The Scope of the request: the person, and the site the path names. */
export const RequestScope = createParamDecorator((_: unknown, context: ExecutionContext): Scope => {
  const request = context.switchToHttp().getRequest<AppRequest>();
  const { siteId } = request.params;
  if (!request.principal) return publicScope;
  return personScope(request.principal.personId, siteId === undefined ? null : (siteId as SiteId));
});

/** The person's roles, for /api/me. */
export const RequestPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => context.switchToHttp().getRequest<AppRequest>().principal!,
);

/** A path id: whatever is not a UUID names nothing. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw notFound();
    return value;
  }
}
