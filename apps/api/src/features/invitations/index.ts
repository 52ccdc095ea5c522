export { InvitationEntity } from './invitation.entity.ts';
export { InvitationsModule } from './invitations.module.ts';
export { InvitationsRepository } from './invitations.repository.ts';
export { InvitationsService } from './invitations.service.ts';
