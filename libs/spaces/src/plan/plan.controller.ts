import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { ResourceId, SiteId } from '#libs/domain';
import { Can, IdPipe, Public, RequestScope, type Scope } from '#libs/platform';
import type { ResourceKind, ResourceMode } from '../spaces.entities.js';
import { GRID } from './plan.rules.js';
import { type EditedPlan, PlanService } from './plan.service.js';

/** More than the largest floor has desks; a plan is read at every visit of the site's page. */
const MOST_PLACES = 500;

export class PlanPlaceView {
  @ApiProperty({ format: 'uuid' }) @IsUUID() resourceId: string;
  @ApiProperty({ minLength: 1, maxLength: 40, example: 'Rez-de-chaussée' })
  @Length(1, 40)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, { message: 'is a name without control characters' })
  floor: string;
  @ApiProperty({ minimum: 0, maximum: GRID - 1, description: 'Cells from the left of the floor.' })
  @IsInt()
  @Min(0)
  @Max(GRID - 1)
  x: number;
  @ApiProperty({ minimum: 0, maximum: GRID - 1, description: 'Cells from the top of the floor.' })
  @IsInt()
  @Min(0)
  @Max(GRID - 1)
  y: number;
  @ApiProperty({ minimum: 1, maximum: GRID }) @IsInt() @Min(1) @Max(GRID) width: number;
  @ApiProperty({ minimum: 1, maximum: GRID }) @IsInt() @Min(1) @Max(GRID) height: number;
}

export class PlanRequest {
  @ApiProperty({ type: [PlanPlaceView], description: 'The whole plan: what is not in it is taken off.' })
  @IsArray()
  @ArrayMaxSize(MOST_PLACES)
  @ValidateNested({ each: true })
  @Type(() => PlanPlaceView)
  places: PlanPlaceView[];
}

export class PlanView {
  @ApiProperty({ type: [PlanPlaceView], description: 'By floor; larger places first, as they are drawn.' })
  places: PlanPlaceView[];
}

export class PlanResourceView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['desk', 'room', 'machine'] }) kind: ResourceKind;
  @ApiProperty({ enum: ['exclusive', 'pool'] }) mode: ResourceMode;
  @ApiProperty() capacity: number;
}

export class EditedPlanView extends PlanView {
  @ApiProperty({ type: [PlanPlaceView], description: 'Where the resources that are not on the plan could stand.' })
  suggested: PlanPlaceView[];
  @ApiProperty({ type: [PlanResourceView] }) resources: PlanResourceView[];

  static from({ places, suggested, resources }: EditedPlan): EditedPlanView {
    return {
      places: [...places],
      suggested: [...suggested],
      resources: resources.map(({ id, name, kind, mode, capacity }) => ({ id, name, kind, mode, capacity })),
    };
  }
}

@ApiTags('spaces')
@Controller('api/sites/:slug/plan')
export class PlanController {
  constructor(private readonly plans: PlanService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Where the resources of a site stand; empty when nobody has drawn its plan' })
  @ApiOkResponse({ type: PlanView })
  async plan(@Param('slug') slug: string): Promise<PlanView> {
    return { places: [...(await this.plans.plan(slug))] };
  }
}

@ApiTags('settings')
@Controller('api/manage/:siteId/plan')
@Can('site.settings')
export class EditedPlanController {
  constructor(private readonly plans: PlanService) {}

  @Get()
  @ApiOperation({ summary: 'The plan of a site, its resources, and where those not on it could stand' })
  @ApiOkResponse({ type: EditedPlanView })
  async edited(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: string): Promise<EditedPlanView> {
    return EditedPlanView.from(await this.plans.edited(scope, siteId as SiteId));
  }

  @Put()
  @ApiOperation({ summary: 'Replace the plan of a site' })
  @ApiOkResponse({ type: EditedPlanView })
  async replace(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: string,
    @Body() { places }: PlanRequest,
  ): Promise<EditedPlanView> {
    const wanted = places.map((place) => ({ ...place, resourceId: place.resourceId.toLowerCase() as ResourceId }));
    return EditedPlanView.from(await this.plans.replace(scope, siteId as SiteId, wanted));
  }
}
