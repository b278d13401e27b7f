/** A day on which the clocks change, by official decree rather than by a library: what the product knows is compared. */
export interface ChangeDay {
  readonly zone: string;
  readonly day: string;
  /** The day after. */
  readonly next: string;
  /** Offset from UTC until the change, and from it on. */
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly hours: number;
}

export const CHANGE_DAYS: readonly ChangeDay[] = [
  change('Europe/Paris', '2027-03-28', '2027-03-29', '+01:00', '+02:00', '2027-03-28T01:00Z', 23),
  change('Europe/Paris', '2027-10-31', '2027-11-01', '+02:00', '+01:00', '2027-10-31T01:00Z', 25),
  change('America/New_York', '2027-03-14', '2027-03-15', '-05:00', '-04:00', '2027-03-14T07:00Z', 23),
  change('America/New_York', '2027-11-07', '2027-11-08', '-04:00', '-05:00', '2027-11-07T06:00Z', 25),
  change('Australia/Lord_Howe', '2027-04-04', '2027-04-05', '+11:00', '+10:30', '2027-04-03T15:00Z', 24.5),
  change('Australia/Lord_Howe', '2027-10-03', '2027-10-04', '+10:30', '+11:00', '2027-10-02T15:30Z', 23.5),
  change('Pacific/Auckland', '2027-04-04', '2027-04-05', '+13:00', '+12:00', '2027-04-03T14:00Z', 25),
  change('Pacific/Auckland', '2027-09-26', '2027-09-27', '+12:00', '+13:00', '2027-09-25T14:00Z', 23),
];

function change(
  zone: string,
  day: string,
  next: string,
  before: string,
  after: string,
  at: string,
  hours: number,
): ChangeDay {
  return { zone, day, next, before, after, change: at, hours };
}

/** The zones of the sites. */
export const ZONES = [...new Set(CHANGE_DAYS.map(({ zone }) => zone))];
export const startOf = ({ day, before }: ChangeDay): number => Date.parse(`${day}T00:00${before}`);
export const endOf = ({ next, after }: ChangeDay): number => Date.parse(`${next}T00:00${after}`);
