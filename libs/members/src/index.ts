export { membersEntities } from './members.entities.js';
export { MembersHttpModule, MembersModule } from './members.module.js';
export { MembersService } from './members/members.service.js';
export { type Member } from './members/members.store.js';
