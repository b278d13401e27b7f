import type { PlanOffer } from './paths';

/** The same hours on several days of the week. */
export interface Hours {
  weekdays: number[];
  from: string;
  until: string;
}

export function hoursOf(access: PlanOffer['access']): Hours[] {
  const told: Hours[] = [];
  for (const { weekday, from, until } of access) {
    const same = told.find((one) => one.from === from && one.until === until);
    if (same) same.weekdays.push(weekday);
    else told.push({ weekdays: [weekday], from, until });
  }
  return told;
}
