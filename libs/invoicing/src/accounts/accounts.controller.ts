import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { DOCUMENT_KINDS, type DocumentKind, type MemberId, type PriceMode, type SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { type MemberAccount, MemberAccountsService } from './accounts.service.js';

const day = { type: String, format: 'date' } as const;

export class AccountChargeView {
  @ApiProperty() id: string;
  @ApiProperty() label: string;
  @ApiProperty(day) suppliedOn: string;
  @ApiProperty({ description: 'In minor units; negative: given back.' }) amountCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty({ enum: ['open', 'invoiced'] }) status: 'open' | 'invoiced';
  @ApiProperty({ type: String, nullable: true, description: 'The company that pays; null: the member.' })
  paidBy: string | null;
}

export class AccountInvoiceView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: DOCUMENT_KINDS, description: 'Amounts of a credit note are positive, and taken off.' })
  kind: DocumentKind;
  @ApiProperty() number: string;
  @ApiProperty(day) issuedOn: string;
  @ApiProperty() grossCents: number;
  @ApiProperty({ description: 'What it asks for, deposits taken off; 0 of a credit note.' }) dueCents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
}

export class AccountView {
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [AccountChargeView], description: 'Of the month, and open from before; at most 200.' })
  charges: AccountChargeView[];
  @ApiProperty({ type: [AccountInvoiceView], description: 'The last 24 to the member.' })
  invoices: AccountInvoiceView[];

  static from({ month, currency, charges, invoices }: MemberAccount): AccountView {
    return { month, currency, charges: [...charges], invoices: [...invoices] };
  }
}

@ApiTags('members')
@Controller('api/manage/:siteId')
@Can('site.billing')
export class MemberAccountController {
  constructor(private readonly accounts: MemberAccountsService) {}

  @Get('members/:id/account')
  @ApiOperation({ summary: 'Charges of the running month and the last invoices of a member' })
  @ApiOkResponse({ type: AccountView })
  async account(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
  ): Promise<AccountView> {
    return AccountView.from(await this.accounts.of(scope, siteId, id));
  }
}
