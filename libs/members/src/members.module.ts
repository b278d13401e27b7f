import { Global, Module } from '@nestjs/common';
import { Buyers, DueMemberships, InvoicingModule, Languages, SiteManagers } from '#libs/invoicing';
import { Authenticator } from '#libs/platform';
import { PricedProducts, RateUses, SpacesModule } from '#libs/spaces';
import { Attempts } from './attempts/attempts.service.js';
import {
  InvitationsController,
  NetworkInvitationsController,
  SiteInvitationsController,
} from './invitations/invitations.controller.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { CompanyAccountsController } from './companies/accounts.controller.js';
import { CompanyAccountsService } from './companies/accounts.service.js';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesService } from './companies/companies.service.js';
import { PayersService } from './companies/payers.service.js';
import { CreditsController, MyCreditsController } from './credits/accounts.controller.js';
import { AccountsService } from './credits/accounts.service.js';
import { CompanyCreditsController, ManagedCreditsController } from './credits/company.controller.js';
import { CreditsService } from './credits/credits.service.js';
import { EndingsService } from './credits/endings.service.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryService } from './directory/directory.service.js';
import { GroupsController } from './groups/groups.controller.js';
import { GroupsService } from './groups/groups.service.js';
import { ImportController } from './import/import.controller.js';
import { ImportService } from './import/import.service.js';
import { MemberBuyers } from './members/member-buyers.js';
import { MembersController } from './members/members.controller.js';
import { MembersService } from './members/members.service.js';
import { OwnBillingController } from './members/own-billing.controller.js';
import { OwnBillings } from './members/own-billing.service.js';
import { ReverseChargeController } from './members/reverse-charge.controller.js';
import { ReverseCharges } from './members/reverse-charge.service.js';
import { MembershipBilling } from './memberships/billing.service.js';
import { MembershipsDue } from './memberships/due-memberships.js';
import { MembershipsController } from './memberships/memberships.controller.js';
import { MembershipReader } from './memberships/memberships.reader.js';
import { MembershipsService } from './memberships/memberships.service.js';
import { MyMembershipsController } from './memberships/my-memberships.controller.js';
import { MyMembershipsService } from './memberships/my-memberships.service.js';
import { PacksController } from './packs/packs.controller.js';
import { PacksService } from './packs/packs.service.js';
import { DecisionsController } from './papers/decisions.controller.js';
import { DecisionsService } from './papers/decisions.service.js';
import { PaperKindsController } from './papers/kinds.controller.js';
import { PaperKindsService } from './papers/kinds.service.js';
import { MyPapersController, SocialTariffsController } from './papers/papers.controller.js';
import { PapersService } from './papers/papers.service.js';
import { Passwords } from './passwords/passwords.service.js';
import { PersonLanguages } from './people/languages.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleService } from './people/people.service.js';
import { TeamController } from './roles/roles.controller.js';
import { PlansController, PlansOnOfferController } from './plans/plans.controller.js';
import { PlansService } from './plans/plans.service.js';
import { RolesService } from './roles/roles.service.js';
import { TeamManagers } from './roles/site-managers.js';
import { MembersAuthenticator, Sessions } from './sessions/sessions.service.js';
import { MailedCodes } from './sign-in/codes.service.js';
import { OwnSitesController, SheetController } from './sheet/sheet.controller.js';
import { SheetService } from './sheet/sheet.service.js';
import { MemberProducts } from './standing/priced-products.js';
import { StandingRateUses } from './standing/rate-uses.js';
import { StandingService } from './standing/standing.service.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInService } from './sign-in/sign-in.service.js';

/** Global: libraries on the left ask for the Authenticator, the Buyers, the RateUses and the like without knowing who provides them. */
@Global()
@Module({
  imports: [SpacesModule, InvoicingModule],
  providers: [
    Attempts,
    Passwords,
    Sessions,
    MailedCodes,
    SignInService,
    PeopleService,
    RolesService,
    InvitationsService,
    MembersService,
    OwnBillings,
    ReverseCharges,
    DirectoryService,
    SheetService,
    ImportService,
    GroupsService,
    PaperKindsService,
    PapersService,
    DecisionsService,
    CreditsService,
    AccountsService,
    EndingsService,
    PacksService,
    StandingService,
    CompanyAccountsService,
    CompaniesService,
    PayersService,
    PlansService,
    MembershipBilling,
    MembershipReader,
    MembershipsService,
    MyMembershipsService,
    { provide: Authenticator, useClass: MembersAuthenticator },
    { provide: Buyers, useClass: MemberBuyers },
    { provide: DueMemberships, useClass: MembershipsDue },
    { provide: SiteManagers, useClass: TeamManagers },
    { provide: Languages, useClass: PersonLanguages },
    { provide: RateUses, useClass: StandingRateUses },
    { provide: PricedProducts, useClass: MemberProducts },
  ],
  exports: [
    Attempts,
    MailedCodes,
    Sessions,
    SignInService,
    PeopleService,
    RolesService,
    InvitationsService,
    MembersService,
    OwnBillings,
    ReverseCharges,
    DirectoryService,
    SheetService,
    ImportService,
    GroupsService,
    PaperKindsService,
    PapersService,
    DecisionsService,
    CreditsService,
    AccountsService,
    EndingsService,
    PacksService,
    StandingService,
    CompanyAccountsService,
    CompaniesService,
    PayersService,
    PlansService,
    MembershipBilling,
    MembershipReader,
    MembershipsService,
    MyMembershipsService,
    Authenticator,
    Buyers,
    DueMemberships,
    SiteManagers,
    Languages,
    RateUses,
    PricedProducts,
  ],
})
export class MembersModule {}

@Module({
  imports: [MembersModule],
  controllers: [
    SignInController,
    PeopleController,
    InvitationsController,
    SiteInvitationsController,
    NetworkInvitationsController,
    TeamController,
    DirectoryController,
    MembersController,
    OwnBillingController,
    ReverseChargeController,
    CompanyAccountsController,
    CompaniesController,
    PlansController,
    PlansOnOfferController,
    MembershipsController,
    MyMembershipsController,
    MyCreditsController,
    CreditsController,
    CompanyCreditsController,
    ManagedCreditsController,
    PacksController,
    SheetController,
    OwnSitesController,
    GroupsController,
    ImportController,
    PaperKindsController,
    SocialTariffsController,
    MyPapersController,
    DecisionsController,
  ],
})
export class MembersHttpModule {}
