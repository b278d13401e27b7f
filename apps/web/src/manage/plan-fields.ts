import { KINDS, type Kind } from '../api/types';
import type { ManagedPlan, PlanRequest } from '../memberships/paths';
import { typedAmount, typedNumber } from './credits-form';

type Values = Readonly<Record<string, string>>;
/** As it was typed: the API says which field is wrong. */
type Typed<T> = { [K in keyof T]?: unknown };

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const rowsOf = (values: Values, name: RegExp): number[] =>
  Object.keys(values)
    .flatMap((key) => (values[key]?.trim() ? (name.exec(key)?.[1] ?? []) : []))
    .map(Number)
    .toSorted((a, b) => a - b);

/** The rows of the form with something in them, in the order in which they are sent. */
export const allowanceRows = (values: Values): number[] => rowsOf(values, /^i-(\d+)-quantite$/);
export const accessRows = (values: Values): number[] => {
  const days = Object.keys(values).flatMap((key) => /^h-(\d+)-[1-7]$/.exec(key)?.[1] ?? []);
  return [...new Set(days.map(Number))].toSorted((a, b) => a - b);
};
const daysOfRow = (values: Values, row: number) => WEEKDAYS.filter((weekday) => values[`h-${row}-${weekday}`] === '1');

/** Which row of the form the API means by the number of a window. */
export const rowOfWindow = (values: Values, index: number): number | undefined =>
  accessRows(values).flatMap((row) => daysOfRow(values, row).map(() => row))[index];

function scopeOf(text = '') {
  const kind: Kind | undefined = KINDS.find((one) => one === text);
  return kind ? { kind } : text ? { resourceId: text } : {};
}

const given = (text: string | undefined): string | null => text?.trim() || null;

/** A plan as it is sent, without what is only told of it. */
export function factsOf(plan: ManagedPlan): PlanRequest {
  const { name, description, priceCents, priceMode, vatRateBp, cycle, anchor, commitmentMonths, noticeDays } = plan;
  const { entryFeeCents, selfService, selfPause, nextPriceCents, nextPriceFrom, active, discounts, access } = plan;
  return {
    ...{ name, description, priceCents, priceMode, vatRateBp, cycle, anchor, commitmentMonths, noticeDays },
    ...{ entryFeeCents, selfService, selfPause, nextPriceCents, nextPriceFrom, active, discounts, access },
    allowances: plan.allowances.map(({ unit, amount, kind, resourceId }) => ({ unit, amount, kind, resourceId })),
    rates: plan.rates,
  };
}

/** What the form says of a plan. */
export function planOf(values: Values): Typed<PlanRequest> {
  const { nom, description, prix, mode, tva, cycle, ancre, frais, engagement, preavis } = values;
  return {
    ...{ name: nom, description: given(description), priceMode: mode, cycle, anchor: ancre },
    ...{ priceCents: typedNumber(prix, 100), vatRateBp: typedNumber(tva, 1) },
    entryFeeCents: typedNumber(frais, 100) ?? 0,
    commitmentMonths: typedNumber(engagement, 1) ?? 0,
    noticeDays: typedNumber(preavis, 1) ?? 0,
    ...{
      selfService: values['membres'] === '1',
      selfPause: values['repos'] === '1',
      active: values['offerte'] === '1',
    },
    nextPriceCents: typedNumber(values['prix-apres'], 100) ?? null,
    nextPriceFrom: given(values['prix-du']),
    allowances: allowanceRows(values).map((row) => {
      const unit = values[`i-${row}-unite`];
      return { unit, amount: typedAmount(unit, values[`i-${row}-quantite`]), ...scopeOf(values[`i-${row}-quoi`]) };
    }),
    discounts: KINDS.flatMap((kind) => {
      const discountBp = typedNumber(values[`r-${kind}`], 100);
      return discountBp === undefined || discountBp === 0 ? [] : { kind, discountBp };
    }),
    access: accessRows(values).flatMap((row) =>
      daysOfRow(values, row).map((weekday) => ({
        weekday,
        from: values[`h-${row}-de`] || '00:00',
        // A field of type time knows no 24:00; nothing is until midnight too.
        until: ['', '00:00'].includes(values[`h-${row}-a`] ?? '') ? '24:00' : values[`h-${row}-a`],
      })),
    ),
    rates: Object.entries(values).flatMap(([key, insteadId]) =>
      key.startsWith('t-') && insteadId !== '' ? [{ rateId: key.slice(2), insteadId }] : [],
    ),
  };
}
