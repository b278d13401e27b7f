import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { Problem } from '../api/problem';
import type { ReservationView } from '../api/types';
import type { Slot } from '../booking/choice';

interface MoveOrder extends Slot {
  readonly id: string;
  readonly override?: boolean;
}

/** What is shown is read again after each order, whatever came of it: a refusal means that it had changed. */
export function useOrder<Order>(run: (order: Order) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation<unknown, Problem, Order>({
    mutationFn: run,
    onSettled: () =>
      cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes('/planning') }),
  });
}

export const useMove = (siteId: string) =>
  useOrder<MoveOrder>(({ id, ...body }) => send<ReservationView>('POST', postTo.deskMove(siteId, id), body));
