import { type CompanyId, type DomainError, conflict } from '#libs/domain';

export interface CostCentre {
  readonly id: string;
  readonly name: string;
}

/** A company that may pay for a person at a site: of its network, in its currency. */
export interface CompanyLink {
  readonly companyId: CompanyId;
  readonly name: string;
  readonly paidKinds: readonly string[];
  /** What the person books is the company's unless they say otherwise. */
  readonly paysByDefault: boolean;
  readonly costCentreId: string | null;
  /** Those that can be booked on. */
  readonly costCentres: readonly CostCentre[];
}

/** Who pays instead of the member. */
export interface Payer {
  readonly companyId: CompanyId;
  readonly name: string;
  readonly costCentreId: string | null;
}

/** The company that was asked for; its usual cost centre when none is said, null for none. */
export interface AskedCompany {
  readonly companyId: CompanyId;
  readonly costCentreId?: string | null;
}

/** Null: the member pays; undefined: as usual, which the link says. */
export type AskedPayer = AskedCompany | null | undefined;

/** Whether the person was asked or the usual counts, who pays. Throws company_not_paying, which says why. */
export function payerOf(links: readonly CompanyLink[], asked: AskedPayer, kind: string): Payer | null {
  if (asked === null) return null;
  if (asked === undefined) {
    const usual = links.find(({ paysByDefault, paidKinds }) => paysByDefault && paidKinds.includes(kind));
    return usual ? payer(usual, usualCentre(usual)) : null;
  }
  const link = links.find(({ companyId }) => companyId === asked.companyId);
  if (!link) throw notPaying('link', 'this company does not pay for this person here');
  if (!link.paidKinds.includes(kind)) throw notPaying('kind', `it pays for: ${link.paidKinds.join(', ') || 'nothing'}`);
  const { costCentreId = usualCentre(link) } = asked;
  if (costCentreId !== null && !link.costCentres.some(({ id }) => id === costCentreId)) {
    throw notPaying('cost_centre', 'this is none of its cost centres');
  }
  return payer(link, costCentreId);
}

const payer = ({ companyId, name }: CompanyLink, costCentreId: string | null): Payer => ({
  ...{ companyId, name, costCentreId },
});

const notPaying = (reason: 'link' | 'kind' | 'cost_centre', detail: string): DomainError =>
  conflict('company_not_paying', { reason, detail });

/** One that was closed since is nobody's usual any more. */
const usualCentre = ({ costCentreId, costCentres }: CompanyLink): string | null =>
  costCentres.some(({ id }) => id === costCentreId) ? costCentreId : null;
