import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CREDIT_UNITS, type CreditUnit, type MemberId, type SiteId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { PriceQuery, PriceView } from '../availability.controller.js';
import { type Simulation, SimulationService } from './simulation.service.js';

export class SimulationQuery extends PriceQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Somebody without a record at the site when left out.' })
  @MayBeAbsent()
  @IsUUID()
  memberId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'As if they had this plan too.' })
  @MayBeAbsent()
  @IsUUID()
  planId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'As if they were in this group too.' })
  @MayBeAbsent()
  @IsUUID()
  groupId?: string;
}

export class CreditUsedView {
  @ApiProperty() name: string;
  @ApiProperty({ enum: CREDIT_UNITS }) unit: CreditUnit;
  @ApiProperty({ description: 'Minutes, passes or cents.' }) amount: number;
}

export class SimulationView extends PriceView {
  @ApiProperty({ type: String, nullable: true }) memberName: string | null;
  @ApiProperty({
    type: [CreditUsedView],
    description: 'Rights that would be used up; the lines tell what each takes off.',
  })
  credit: CreditUsedView[];

  static told({ memberName, credit, ...price }: Simulation): SimulationView {
    return { ...PriceView.from(price), memberName, credit: [...credit] };
  }
}

export class AdvantageView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class AdvantagesView {
  @ApiProperty({ type: [AdvantageView] }) plans: AdvantageView[];
  @ApiProperty({ type: [AdvantageView] }) groups: AdvantageView[];
}

const idOf = <Id extends string>(text: string | undefined): Id | null => (text ? (text.toLowerCase() as Id) : null);

@ApiTags('rates')
@Controller('api/manage/:siteId/price-simulation')
@Can('site.settings')
export class SimulationController {
  constructor(private readonly simulation: SimulationService) {}

  @Get()
  @ApiOperation({ summary: 'What somebody would pay, with VAT, why, and by which credit; nothing is written' })
  @ApiOkResponse({ type: SimulationView })
  async simulate(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Query() { memberId, planId, groupId, ...asked }: SimulationQuery,
  ): Promise<SimulationView> {
    const simulated = {
      ...PriceQuery.asked(asked),
      ...{ memberId: idOf<MemberId>(memberId), planId: idOf(planId), groupId: idOf(groupId) },
    };
    return SimulationView.told(await this.simulation.of(scope, siteId, simulated));
  }

  @Get('choices')
  @ApiOperation({ summary: 'Plans and groups of the site that a price can be tried with' })
  @ApiOkResponse({ type: AdvantagesView })
  async choices(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<AdvantagesView> {
    const { plans, groups } = await this.simulation.advantages(scope, siteId);
    return { plans: [...plans], groups: [...groups] };
  }
}
