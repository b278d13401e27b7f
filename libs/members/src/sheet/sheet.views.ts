import { ApiProperty } from '@nestjs/swagger';
import type { CreditUnit } from '#libs/domain';
import { MemberView } from '../members/members.controller.js';
import { ReverseChargeView } from '../members/reverse-charge.controller.js';
import { PURPOSES, type Purpose } from './sheet.entities.js';
import type { MemberSheet, OwnSite } from './sheet.service.js';
import type { Consent, Note } from './sheet.store.js';

const day = { type: String, format: 'date' } as const;
const lastDay = { ...day, nullable: true, description: 'The last day; null: for good.' } as const;

export class ConsentView {
  @ApiProperty({ enum: PURPOSES }) purpose: Purpose;
  @ApiProperty() given: boolean;
  @ApiProperty({ format: 'date-time' }) saidAt: string;

  static from({ purpose, given, saidAt }: Consent): ConsentView {
    return { purpose, given, saidAt: saidAt.toISOString() };
  }
}

export class MemberNoteView {
  @ApiProperty() id: string;
  @ApiProperty() text: string;
  @ApiProperty({ format: 'date-time' }) writtenAt: string;
  @ApiProperty({ type: String, nullable: true }) writtenBy: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: works here no more.' }) writtenByName: string | null;

  static from({ writtenAt, ...note }: Note): MemberNoteView {
    return { ...note, writtenAt: writtenAt.toISOString() };
  }
}

export class MemberNotesView {
  @ApiProperty({ type: [MemberNoteView], description: 'The newest first.' }) notes: MemberNoteView[];

  static from(notes: readonly Note[]): MemberNotesView {
    return { notes: notes.map(MemberNoteView.from) };
  }
}

export class HeldGroupView {
  @ApiProperty() groupId: string;
  @ApiProperty() name: string;
  @ApiProperty(day) first: string;
  @ApiProperty(lastDay) last: string | null;
}

export class HeldTermView {
  @ApiProperty() membershipId: string;
  @ApiProperty() planName: string;
  @ApiProperty({ enum: ['active', 'paused'] }) state: 'active' | 'paused';
  @ApiProperty(day) first: string;
  @ApiProperty(lastDay) last: string | null;
}

export class HeldLotView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['minute', 'pass', 'cent'] }) unit: CreditUnit;
  @ApiProperty({ enum: ['desk', 'room', 'machine'], nullable: true }) kind: 'desk' | 'room' | 'machine' | null;
  @ApiProperty({ type: String, nullable: true }) resourceName: string | null;
  @ApiProperty() granted: number;
  @ApiProperty() remaining: number;
  @ApiProperty(lastDay) last: string | null;
}

export class MemberSheetView extends MemberView {
  @ApiProperty({ format: 'date-time' }) joinedAt: string;
  @ApiProperty({ ...day, description: 'Where the site is.' }) today: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [HeldGroupView], description: 'Of today and to come.' }) groups: HeldGroupView[];
  @ApiProperty({ type: [HeldTermView], description: 'The newest first, at most 20.' }) terms: HeldTermView[];
  @ApiProperty({ type: [HeldLotView], description: 'What can still be used, soonest expiry first.' })
  credits: HeldLotView[];
  @ApiProperty({ type: [ConsentView], description: 'The last word on each purpose; none: never asked.' })
  consents: ConsentView[];
  @ApiProperty({ type: [MemberNoteView], description: 'The newest first.' }) notes: MemberNoteView[];
  @ApiProperty({ type: ReverseChargeView }) reverseCharge: ReverseChargeView;

  static of({
    member,
    joinedAt,
    today,
    currency,
    timeZone,
    groups,
    terms,
    lots,
    consents,
    notes,
    reverseCharge,
  }: MemberSheet): MemberSheetView {
    return {
      ...MemberView.from(member),
      ...{ joinedAt: joinedAt.toISOString(), today, currency, timeZone },
      ...{ groups: [...groups], terms: [...terms], credits: [...lots] },
      consents: consents.map(ConsentView.from),
      notes: notes.map(MemberNoteView.from),
      reverseCharge,
    };
  }
}

export class OwnSiteView {
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [ConsentView], description: 'The last word on each purpose; none: never asked.' })
  consents: ConsentView[];

  static from({ slug, name, timeZone, consents }: OwnSite): OwnSiteView {
    return { slug, name, timeZone, consents: consents.map(ConsentView.from) };
  }
}

export class OwnSitesView {
  @ApiProperty({ type: [OwnSiteView], description: 'By name.' }) sites: OwnSiteView[];
}
