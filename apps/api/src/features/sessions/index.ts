export { PortalCookies } from './portal-cookies.ts';
export { SessionEntity } from './session.entity.ts';
export { SessionGuard } from './session.guard.ts';
export { notSignedIn } from './sessions.errors.ts';
export { SessionsModule } from './sessions.module.ts';
export type { LiveSession } from './sessions.repository.ts';
export { SessionsService } from './sessions.service.ts';
