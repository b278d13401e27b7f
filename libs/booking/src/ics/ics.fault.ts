/** Why a file says nothing that may be believed. */
export const ICS_FAULTS = [
  'bad_encoding',
  'not_a_calendar',
  'unreadable',
  'zone_unknown',
  'rule_refused',
  'too_many_events',
  'too_complex',
] as const;
export type IcsFault = (typeof ICS_FAULTS)[number];

export class IcsError extends Error {
  constructor(readonly fault: IcsFault) {
    super(fault);
    this.name = 'IcsError';
  }
}
