import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Can, type Principal, RequestPrincipal } from '#libs/platform';
import { ChangeBillingRequest } from './members.controller.js';
import { type OwnBilling, OwnBillings } from './own-billing.service.js';

const nullableText = { type: String, nullable: true } as const;

export class BillingIdentityView {
  @ApiProperty({ ...nullableText, description: 'Null: a private person.' }) companyName: string | null;
  @ApiProperty(nullableText) street: string | null;
  @ApiProperty(nullableText) postcode: string | null;
  @ApiProperty(nullableText) commune: string | null;
  @ApiProperty(nullableText) country: string | null;
  @ApiProperty(nullableText) registration: string | null;
  @ApiProperty(nullableText) vatNumber: string | null;
}

export class DifferingSiteView {
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty({ ...nullableText, description: 'Whom it would bill; null: the person.' }) companyName: string | null;
}

export class OwnBillingView extends BillingIdentityView {
  @ApiProperty({ description: 'False: the above is what every site was told, nobody has confirmed it.' })
  said: boolean;
  @ApiProperty({ type: [DifferingSiteView], description: 'Sites that would bill otherwise, by name.' })
  differing: DifferingSiteView[];

  static from({ identity, said, differing }: OwnBilling): OwnBillingView {
    return {
      ...{ ...identity, said },
      differing: differing.map(({ slug, siteName, companyName }) => ({ slug, name: siteName, companyName })),
    };
  }
}

@ApiTags('me')
@Controller('api/me/billing')
@Can('self')
export class OwnBillingController {
  constructor(private readonly billings: OwnBillings) {}

  @Get()
  @ApiOperation({ summary: 'To whom I want to be billed' })
  @ApiOkResponse({ type: OwnBillingView })
  async mine(@RequestPrincipal() { personId }: Principal): Promise<OwnBillingView> {
    return OwnBillingView.from(await this.billings.of(personId));
  }

  @Patch()
  @ApiOperation({ summary: 'Change it, for the next documents of every site; those that were issued stay' })
  @ApiOkResponse({ type: OwnBillingView })
  async change(
    @RequestPrincipal() { personId }: Principal,
    @Body() body: ChangeBillingRequest,
  ): Promise<OwnBillingView> {
    return OwnBillingView.from(await this.billings.change(personId, body));
  }
}
