import type { ReserveRequest } from '../api/types';

type Payer = ReserveRequest['payer'];

/** The member pays. */
export const ONESELF = 'moi';

/** As a form has it: `moi`, a company's id, or that and a cost centre's. */
export const payerValue = (companyId: string, costCentreId: string | null): string =>
  costCentreId === null ? companyId : `${companyId}.${costCentreId}`;

/** What an order says of it; undefined (nothing was chosen): as the member's companies have it. */
export function payerOf(value: string | undefined): Payer {
  if (!value) return undefined;
  if (value === ONESELF) return null;
  const [companyId = '', costCentreId = null] = value.split('.');
  return { companyId, costCentreId };
}

/** The field of an order, where there is something to say. */
export const payerIn = (value: string | undefined): { payer?: Payer } => {
  const payer = payerOf(value);
  return payer === undefined ? {} : { payer };
};
