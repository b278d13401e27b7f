import type { Membership } from './paths';

/** How it stands in one word; an end on record counts before the rest. */
export function toneOf({ state, lastDay }: Pick<Membership, 'state' | 'lastDay'>) {
  if (state === 'ended') return { tone: 'plain', key: 'membership.state.ended' } as const;
  if (lastDay !== null) return { tone: 'warn', key: 'membership.state.ending' } as const;
  if (state === 'paused') return { tone: 'warn', key: 'membership.state.paused' } as const;
  if (state === 'to_come') return { tone: 'brand', key: 'membership.state.to_come' } as const;
  return { tone: 'ok', key: 'membership.state.active' } as const;
}
