import { type NetworkId, type SiteId } from './ids.js';

/** What a route asks for. A route without one of these must be on the public list (test/schema). */
export const PERMISSIONS = [
  'self',
  'site.today',
  'site.check_in',
  'site.book',
  'site.members',
  'site.billing',
  'site.team',
  'site.place',
  'site.settings',
  'site.papers',
  'company.manage',
  'network.figures',
  'network.team',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export type SiteRole = 'manager' | 'desk';
export type CompanyRole = 'manager';
export type NetworkRole = 'coordinator';

export type Grant =
  | { readonly kind: 'site'; readonly id: SiteId; readonly role: SiteRole }
  | { readonly kind: 'company'; readonly id: string; readonly role: CompanyRole }
  | { readonly kind: 'network'; readonly id: NetworkId; readonly role: NetworkRole };

/** What the route is about: taken from its path, never from its body. */
export interface Target {
  readonly siteId?: string;
  readonly companyId?: string;
  readonly networkId?: string;
}

export type Verdict = 'allowed' | 'forbidden' | 'not_found';

/**
 * One exhaustive switch, forbidden by default. A person without any role at the target learns nothing of it
 * (`not_found`); one with too low a role is told so (`forbidden`).
 */
export function decide(permission: Permission, grants: readonly Grant[], target: Target): Verdict {
  switch (permission) {
    case 'self':
      return 'allowed';
    case 'site.today':
    case 'site.check_in':
    case 'site.book':
    case 'site.members':
    case 'site.place':
      return atSite(grants, target, ['manager', 'desk']);
    case 'site.billing':
    case 'site.team':
    case 'site.settings':
    case 'site.papers':
      return atSite(grants, target, ['manager']);
    case 'company.manage':
      return elsewhere(grants, 'company', target.companyId, 'manager');
    case 'network.figures':
    case 'network.team':
      return elsewhere(grants, 'network', target.networkId, 'coordinator');
    default:
      return permission satisfies never;
  }
}

function atSite(grants: readonly Grant[], target: Target, roles: readonly SiteRole[]): Verdict {
  const here = grants.filter((grant) => grant.kind === 'site' && grant.id === target.siteId);
  if (here.length === 0) return 'not_found';
  return here.some((grant) => (roles as readonly string[]).includes(grant.role)) ? 'allowed' : 'forbidden';
}

/** Where there is one role: who does not have it has none. */
function elsewhere(
  grants: readonly Grant[],
  kind: 'company' | 'network',
  id: string | undefined,
  role: Grant['role'],
): Verdict {
  const has = grants.some((grant) => grant.kind === kind && grant.id === id && grant.role === role);
  return has ? 'allowed' : 'not_found';
}
