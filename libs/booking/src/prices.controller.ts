import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { CompanyId, ReservationId } from '#libs/domain';
import { Can, MayBeAbsent, RequestScope, type Scope, actingPerson } from '#libs/platform';
import { PriceQuery, PriceView } from './availability.controller.js';
import { PricesService } from './prices.service.js';

export class OwnPriceQuery extends PriceQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'When a company pays, credit of one’s own is left alone.' })
  @MayBeAbsent()
  @IsUUID()
  companyId?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'As if this booking of one’s own moved there: as many, for its payer, with its extras as they were.',
  })
  @MayBeAbsent()
  @IsUUID()
  reservationId?: string;
}

export class PayerCostCentreView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class CompanyThatPaysView {
  @ApiProperty() companyId: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['desk', 'room', 'machine'], isArray: true, description: 'What it pays for.' })
  paidKinds: readonly string[];
  @ApiProperty({ description: 'Pays unless one says otherwise.' }) paysByDefault: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The usual one.' }) costCentreId: string | null;
  @ApiProperty({ type: [PayerCostCentreView] }) costCentres: readonly PayerCostCentreView[];
}

export class PayersView {
  @ApiProperty({ type: [CompanyThatPaysView] }) companies: CompanyThatPaysView[];
}

@ApiTags('booking')
@Controller('api/me/sites')
@Can('self')
export class OwnPriceController {
  constructor(private readonly prices: PricesService) {}

  @Get(':slug/price')
  @ApiOperation({ summary: 'What a booking would cost oneself, with one’s plans, groups and credit, and why' })
  @ApiOkResponse({ type: PriceView })
  async price(
    @RequestScope() scope: Scope,
    @Param('slug') slug: string,
    @Query() query: OwnPriceQuery,
  ): Promise<PriceView> {
    const asked = PriceQuery.asked(query);
    const personId = actingPerson(scope)!;
    if (query.reservationId !== undefined) {
      const id = query.reservationId.toLowerCase() as ReservationId;
      return PriceView.from(await this.prices.toldMoved(slug, id, asked, personId));
    }
    const companyId = (query.companyId?.toLowerCase() ?? null) as CompanyId | null;
    return PriceView.from(await this.prices.told(slug, asked, personId, companyId));
  }

  @Get(':slug/payers')
  @ApiOperation({ summary: 'The companies that may pay for what one books at a site' })
  @ApiOkResponse({ type: PayersView })
  async payers(@RequestScope() scope: Scope, @Param('slug') slug: string): Promise<PayersView> {
    return { companies: await this.prices.payersOf(slug, actingPerson(scope)!) };
  }
}
