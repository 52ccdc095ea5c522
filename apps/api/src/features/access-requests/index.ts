export { AccessRequestEntity } from './access-request.entity.ts';
export { AccessRequestsModule } from './access-requests.module.ts';
export { Newcomers } from './newcomers.ts';
