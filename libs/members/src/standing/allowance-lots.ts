import { createHash } from 'node:crypto';
import type { PriceMode } from '#libs/domain';
import type { NewLot } from '../credits/credits.store.js';
import type { Member } from '../members/members.store.js';
import type { CycleAllowance, PlanHeld } from './standing.rules.js';

type Giver = Pick<PlanHeld, 'membershipId' | 'planId' | 'name'> & { readonly priceMode: PriceMode };

/** Its id follows from what it is, so however often it is granted, it is granted once. */
export function allowanceLot(
  { id: memberId, personId }: Pick<Member, 'id' | 'personId'>,
  { membershipId, planId, name, priceMode }: Giver,
  { allowance, cycle, days, amount }: CycleAllowance,
): NewLot {
  return {
    id: uuidOf(`${membershipId} ${allowance.id} ${days.first}`),
    holder: { memberId, personId },
    unit: allowance.unit,
    amount,
    kind: allowance.kind,
    resourceId: allowance.resourceId,
    priceMode: allowance.unit === 'cent' ? priceMode : null,
    valid: days,
    name,
    source: { kind: 'allowance', membershipId, planId, cycle, cycleAmount: allowance.amount },
  };
}

/** A UUID of version 8 (RFC 9562: the maker's own), of the text's hash. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
