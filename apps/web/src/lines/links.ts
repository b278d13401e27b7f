import { manageUrl } from '../app/links';
import type { Whose } from './paths';

/** The lines of somebody, with the form of a new one, or of one that there is. */
export const linesUrl = (
  site: string,
  { memberId, companyId }: Whose = {},
  more: Record<string, string> = {},
): string =>
  manageUrl('/facturation/lignes', site, { membre: memberId ?? null, entreprise: companyId ?? null, ...more });

/** Whose lines the address, or a form, says. */
export function whoseOf(of: (name: string) => string | null | undefined): Whose {
  const [membre, entreprise] = [of('membre'), of('entreprise')];
  return entreprise ? { companyId: entreprise } : membre ? { memberId: membre } : {};
}

/** Of a line. */
export const whoseIs = ({ memberId, companyId }: { memberId: string | null; companyId: string | null }): Whose =>
  companyId === null ? { memberId: memberId! } : { companyId };
