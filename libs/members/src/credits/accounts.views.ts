import { ApiProperty } from '@nestjs/swagger';
import { CREDIT_UNITS, type CreditUnit, type Currency, type Day, type PriceMode, addDays, toIso } from '#libs/domain';
import { vatOf } from '../packs/packs.rules.js';
import type { Shelf } from '../packs/packs.service.js';
import type { KnownPack } from '../packs/packs.store.js';
import { endsSoon } from './credits.rules.js';
import type { Account, OwnAccount, ToldLine } from './accounts.service.js';
import type { LineKind, Lot } from './accounts.store.js';

export const KINDS = ['desk', 'room', 'machine'] as const;
type Kind = (typeof KINDS)[number];
export const MODES = ['net', 'gross'] as const;
const LINE_KINDS: readonly LineKind[] = ['grant', 'debit', 'restore', 'expire', 'withdraw'];
const STATES = ['open', 'upcoming', 'used', 'ended'] as const;

/** What credit is counted in and what it is for. */
class CreditTermsView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: CREDIT_UNITS }) unit: CreditUnit;
  @ApiProperty({ enum: KINDS, nullable: true, type: String }) kind: Kind | null;
  @ApiProperty({ type: String, nullable: true }) resourceId: string | null;
  @ApiProperty({ type: String, nullable: true }) resourceName: string | null;
  @ApiProperty({
    ...{ enum: MODES, nullable: true, type: String },
    description: 'Of money: the price mode of the prices it counts at.',
  })
  countsAt: PriceMode | null;

  static of({ id, name, unit, kind, resourceId, resourceName, countsAt }: CreditTermsView): CreditTermsView {
    return { id, name, unit, kind, resourceId, resourceName, countsAt };
  }
}

export class PackView extends CreditTermsView {
  @ApiProperty({ description: 'Minutes, passes of one place for one day, or cents.' }) amount: number;
  @ApiProperty() priceCents: number;
  @ApiProperty({ enum: MODES }) priceMode: PriceMode;
  @ApiProperty() vatRateBp: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty({ type: Number, nullable: true }) validityMonths: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Without months either: for good.' })
  validityDays: number | null;
  @ApiProperty({ description: 'Members buy it themselves.' }) selfService: boolean;
  @ApiProperty() active: boolean;

  static from(pack: KnownPack): PackView {
    const { amount, priceCents, priceMode, vatRateBp, validityMonths, validityDays, selfService, active } = pack;
    const { netCents, vatCents, grossCents } = vatOf(pack);
    return {
      ...CreditTermsView.of(pack),
      ...{ amount, priceCents, priceMode, vatRateBp, netCents, vatCents, grossCents },
      ...{ validityMonths, validityDays, selfService, active },
    };
  }
}

export class PacksView {
  @ApiProperty({ type: String, example: 'EUR' }) currency: Currency;
  @ApiProperty({ type: [PackView], description: 'By name; those that are not sold any more last.' }) packs: PackView[];

  static from({ currency, packs }: Pick<Shelf, 'currency' | 'packs'>): PacksView {
    return { currency, packs: packs.map(PackView.from) };
  }
}

/** For who sets the prices. */
export class ManagedPacksView extends PacksView {
  @ApiProperty({ type: [Number], description: 'Basis points: what a pack may carry today, the standard rate first.' })
  vatRates: number[];

  static override from(shelf: Shelf): ManagedPacksView {
    return { ...PacksView.from(shelf), vatRates: [...shelf.vatRates] };
  }
}

export class CreditLotView extends CreditTermsView {
  @ApiProperty({ description: 'Minutes, passes, or cents of the currency.' }) granted: number;
  @ApiProperty() remaining: number;
  @ApiProperty({ enum: ['pack', 'allowance', 'site'], description: 'Bought, included in a plan, or given by hand.' })
  source: Lot['source'];
  @ApiProperty({ type: String, nullable: true, description: 'Why it was given.' }) reason: string | null;
  @ApiProperty({ type: String, format: 'date' }) firstDay: Day;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null: for good.' }) lastDay: Day | null;
  @ApiProperty({ enum: STATES, description: 'used: nothing is left; ended: too late, whatever is left.' })
  state: (typeof STATES)[number];
  @ApiProperty({ description: 'What is left is about to be lost.' }) endsSoon: boolean;

  static from(lot: Lot, today: Day): CreditLotView {
    const { granted, remaining, source, reason, first, next } = lot;
    return {
      ...CreditTermsView.of(lot),
      ...{ granted, remaining, source, reason, firstDay: first, lastDay: next && addDays(next, -1) },
      ...{ state: stateOf(lot, today), endsSoon: endsSoon(lot, today) },
    };
  }
}

function stateOf({ remaining, first, next }: Lot, today: Day): CreditLotView['state'] {
  if (next !== null && next <= today) return 'ended';
  if (remaining === 0) return 'used';
  return first > today ? 'upcoming' : 'open';
}

const iso = (date: Date): string => toIso(date.getTime());

export class CreditUseView {
  @ApiProperty() reservationId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ format: 'date-time' }) start: string;
  @ApiProperty({ format: 'date-time' }) end: string;
}

export class CreditLineView {
  @ApiProperty() id: string;
  @ApiProperty() lotId: string;
  @ApiProperty() lotName: string;
  @ApiProperty({ enum: CREDIT_UNITS }) unit: CreditUnit;
  @ApiProperty({ enum: LINE_KINDS }) kind: LineKind;
  @ApiProperty({ description: 'What the balance changed by: below zero when something was used or lost.' })
  amount: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: CreditUseView, nullable: true, description: 'The booking it was used for or given back from.' })
  use: CreditUseView | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Of a pass: the day that it pays for.' })
  passDay: Day | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who of the site did it.' }) byName: string | null;

  static from({ id, lotId, lotName, unit, kind, amount, at, use, reason, byName, ...of }: ToldLine): CreditLineView {
    const { originKind, originId, usedOn } = of;
    const told = use && {
      reservationId: originId!,
      resourceName: use.resourceName,
      start: iso(use.start),
      end: iso(use.end),
    };
    const passDay = originKind === 'day' ? usedOn : null;
    return { id, lotId, lotName, unit, kind, amount, at: iso(at), use: told, passDay, reason, byName };
  }
}

export class CreditAccountView {
  @ApiProperty({ type: String, format: 'date', description: 'The local day at the site.' }) today: Day;
  @ApiProperty({ type: String, example: 'EUR' }) currency: Currency;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [CreditLotView], description: 'What can be used first; at most 100.' }) lots: CreditLotView[];
  @ApiProperty({ type: [CreditLineView], description: 'The latest first; at most 100.' }) lines: CreditLineView[];

  static from({ today, currency, timeZone, lots, lines }: Account): CreditAccountView {
    return {
      ...{ today, currency, timeZone },
      lots: lots.map((lot) => CreditLotView.from(lot, today)),
      lines: lines.map(CreditLineView.from),
    };
  }
}

export class CreditSiteView {
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;

  static from = ({ site: { siteId: id, slug, name, commune } }: Pick<OwnAccount, 'site'>): CreditSiteView => ({
    ...{ id, slug, name, commune },
  });
}

export class OwnCreditView extends CreditAccountView {
  @ApiProperty({ type: CreditSiteView }) site: CreditSiteView;

  static override from(account: OwnAccount): OwnCreditView {
    return { ...CreditAccountView.from(account), site: CreditSiteView.from(account) };
  }
}

export class MyCreditsView {
  @ApiProperty({ type: [OwnCreditView], description: 'Sites where the person is known.' }) sites: OwnCreditView[];
}

export class OwnShelfView extends PacksView {
  @ApiProperty({ type: CreditSiteView }) site: CreditSiteView;
}

export class MyPacksView {
  @ApiProperty({ type: [OwnShelfView], description: 'Sites that sell something to their members.' })
  sites: OwnShelfView[];

  static from(accounts: readonly OwnAccount[]): MyPacksView {
    const selling = accounts.filter(({ packs }) => packs.length > 0);
    return { sites: selling.map((account) => ({ ...PacksView.from(account), site: CreditSiteView.from(account) })) };
  }
}

export class CompanyCreditView {
  @ApiProperty({ type: CreditSiteView, description: 'Where it can be used.' }) site: CreditSiteView;
  @ApiProperty({ type: String, format: 'date', description: 'The local day at the site.' }) today: Day;
  @ApiProperty({ type: String, example: 'EUR' }) currency: Currency;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [CreditLotView], description: 'What can be used first; at most 100.' }) lots: CreditLotView[];
}

export class CompanyCreditsView {
  @ApiProperty({ type: [CompanyCreditView], description: 'Sites at which the company has, or had, credit.' })
  sites: CompanyCreditView[];

  static from(accounts: readonly Omit<OwnAccount, 'packs' | 'lines'>[]): CompanyCreditsView {
    return {
      sites: accounts.map(({ today, currency, timeZone, lots, ...account }) => ({
        ...{ site: CreditSiteView.from(account), today, currency, timeZone },
        lots: lots.map((lot) => CreditLotView.from(lot, today)),
      })),
    };
  }
}
