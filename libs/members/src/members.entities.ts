import { SignInFailureRow } from './attempts/attempts.entities.js';
import * as companies from './companies/companies.entities.js';
import { InvitationRow } from './invitations/invitations.entities.js';
import { CreditDayRow, CreditLineRow, CreditLotRow, CreditNoticeRow } from './credits/credits.entities.js';
import { GroupMemberRow, GroupRateRow, MemberGroupRow } from './groups/groups.entities.js';
import { importEntities } from './import/import.entities.js';
import { MemberRow } from './members/members.entities.js';
import { PackRow } from './packs/packs.entities.js';
import { papersEntities } from './papers/papers.entities.js';
import { PersonRow } from './people/people.entities.js';
import * as plans from './plans/plans.entities.js';
import { RoleGrantRow } from './roles/roles.entities.js';
import { SessionRow } from './sessions/sessions.entities.js';
import { sheetEntities } from './sheet/sheet.entities.js';
import { SignInCodeRow } from './sign-in/sign-in.entities.js';

export const membersEntities = [
  PersonRow,
  ...Object.values(companies),
  RoleGrantRow,
  SessionRow,
  SignInCodeRow,
  SignInFailureRow,
  InvitationRow,
  MemberRow,
  ...Object.values(plans),
  MemberGroupRow,
  GroupRateRow,
  GroupMemberRow,
  CreditLotRow,
  CreditDayRow,
  CreditNoticeRow,
  CreditLineRow,
  PackRow,
  ...sheetEntities,
  ...importEntities,
  ...papersEntities,
];
