export { InvitationsService } from './invitations/invitations.service.js';
export { membersEntities } from './members.entities.js';
export { MembersHttpModule, MembersModule } from './members.module.js';
export { MembersService } from './members/members.service.js';
export { type Member } from './members/members.store.js';
export { Habits, type Usual } from './people/habits.js';
export { PeopleService, type PersonDetails } from './people/people.service.js';
export { RolesService } from './roles/roles.service.js';
export { SignInService, type SignedIn } from './sign-in/sign-in.service.js';
