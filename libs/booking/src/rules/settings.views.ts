import { ApiProperty } from '@nestjs/swagger';
import type { ResourceKind } from '#libs/spaces';
import { QUOTA_PERIODS, QUOTA_UNITS, type Quota } from './personal.rules.js';
import type { Rulebook } from './rules.store.js';
import type { Settings } from './settings.service.js';
import type { Authorisation, Grant } from './settings.store.js';
import { type CancellationStep, KINDS, type Kind, type ResourceRules, type SiteTerms } from './terms.rules.js';

const OF_SITE = { type: Number, nullable: true, description: 'Null: as the site.' } as const;

export class SiteRulesView {
  @ApiProperty({ description: 'Minutes before the start.' }) noticeToBookMinutes: number;
  @ApiProperty({ description: 'Minutes before the start.' }) noticeToChangeMinutes: number;
  @ApiProperty({ description: 'Minutes before the start.' }) noticeToCancelMinutes: number;
  @ApiProperty({ description: 'How many days ahead one may book.' }) horizonDays: number;
  @ApiProperty({ enum: KINDS, isArray: true, description: 'One person has one place at a time among these.' })
  onePlaceKinds: Kind[];
  @ApiProperty({ description: 'How long a booking waits for the word of the staff.' }) approvalMinutes: number;
  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'A booking that nobody has checked in is given up so many minutes after its start; null: never.',
  })
  noShowAfterMinutes: number | null;
  @ApiProperty({ description: 'What it then costs on top of its price, in percent of it.' }) noShowFeePercent: number;

  static from(terms: SiteTerms): SiteRulesView {
    const { noticeToBookMinutes, noticeToChangeMinutes, noticeToCancelMinutes, horizonDays } = terms;
    return {
      ...{ noticeToBookMinutes, noticeToChangeMinutes, noticeToCancelMinutes, horizonDays },
      ...{ onePlaceKinds: [...terms.onePlaceKinds], approvalMinutes: terms.approvalMinutes },
      ...{ noShowAfterMinutes: terms.noShowAfterMinutes, noShowFeePercent: terms.noShowFeePercent },
    };
  }
}

export class ResourceRulesView {
  @ApiProperty() resourceId: string;
  @ApiProperty(OF_SITE) noticeToBookMinutes: number | null;
  @ApiProperty(OF_SITE) noticeToChangeMinutes: number | null;
  @ApiProperty(OF_SITE) noticeToCancelMinutes: number | null;
  @ApiProperty(OF_SITE) horizonDays: number | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: as the kinds of the site.' })
  onePlace: boolean | null;
  @ApiProperty({ description: 'A booking waits for the word of the staff.' }) approval: boolean;
}

export class CancellationStepView {
  @ApiProperty() hoursBefore: number;
  @ApiProperty({ description: 'Of the price, when it is given back later than that.' }) feePercent: number;
}

export class QuotaView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: QUOTA_UNITS }) unit: Quota['unit'];
  @ApiProperty({ enum: QUOTA_PERIODS }) per: Quota['per'];
  @ApiProperty() atMost: number;
  @ApiProperty({ enum: KINDS, nullable: true, type: String }) kind: Kind | null;
  @ApiProperty({ type: String, nullable: true }) resourceId: string | null;
}

export class NeededAuthorisationView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() resourceId: string;
}

/** What everybody may read before they book. */
export class TermsView extends SiteRulesView {
  @ApiProperty({ type: [ResourceRulesView] }) resources: ResourceRulesView[];
  @ApiProperty({ type: [CancellationStepView], description: 'From the earliest on.' })
  cancellation: CancellationStepView[];
  @ApiProperty({ type: [QuotaView] }) quotas: QuotaView[];
  @ApiProperty({ type: [NeededAuthorisationView] }) authorisations: NeededAuthorisationView[];

  static of({ site, quotas, needs }: Rulebook): TermsView {
    return {
      ...SiteRulesView.from(site),
      resources: site.resources.map((rules) => ({ ...rules })),
      cancellation: site.steps.map((step) => ({ ...step })),
      quotas: quotas.map((quota) => ({ ...quota })),
      authorisations: needs.map(({ authorisationId: id, name, resourceId }) => ({ id, name, resourceId })),
    };
  }
}

export class RuledResourceView extends ResourceRulesView {
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: ResourceKind;
}

export class GrantedView {
  @ApiProperty() memberId: string;
  @ApiProperty() memberName: string;
  @ApiProperty({ format: 'date' }) grantedOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day; null: for good.' })
  expiresOn: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: they no longer work here.' })
  grantedByName: string | null;

  static from({ authorisationId: _of, ...grant }: Grant): GrantedView {
    return grant;
  }
}

export class AuthorisationView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: for good.' }) validityMonths: number | null;
  @ApiProperty({ type: [String], description: 'What can only be used with it.' }) resourceIds: string[];
  @ApiProperty({ type: [GrantedView] }) grants: GrantedView[];

  static from({ grants, ...one }: Authorisation & { readonly grants: readonly Grant[] }): AuthorisationView {
    return { ...one, resourceIds: [...one.resourceIds], grants: grants.map(GrantedView.from) };
  }
}

export class RulesView {
  @ApiProperty({ format: 'date' }) today: string;
  @ApiProperty({ type: SiteRulesView }) site: SiteRulesView;
  @ApiProperty({ type: [RuledResourceView] }) resources: RuledResourceView[];
  @ApiProperty({ type: [CancellationStepView], description: 'From the earliest on.' })
  cancellation: CancellationStepView[];
  @ApiProperty({ type: [QuotaView] }) quotas: QuotaView[];
  @ApiProperty({ type: [AuthorisationView] }) authorisations: AuthorisationView[];

  static from({ today, terms, quotas, resources, authorisations }: Settings): RulesView {
    const own = new Map(terms.resources.map((rules) => [rules.resourceId, rules]));
    return {
      today,
      site: SiteRulesView.from(terms),
      resources: resources.map(({ id, name, kind }) => ({
        ...INHERITED,
        ...own.get(id),
        ...{ resourceId: id, name, kind },
      })),
      cancellation: terms.steps.map((step: CancellationStep) => ({ ...step })),
      quotas: quotas.map((quota) => ({ ...quota })),
      authorisations: authorisations.map(AuthorisationView.from),
    };
  }
}

const INHERITED: Omit<ResourceRules, 'resourceId'> = {
  noticeToBookMinutes: null,
  noticeToChangeMinutes: null,
  noticeToCancelMinutes: null,
  horizonDays: null,
  onePlace: null,
  approval: false,
};
