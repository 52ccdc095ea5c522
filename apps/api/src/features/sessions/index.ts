export { SessionEntity } from './session.entity.ts';
export { SessionsModule } from './sessions.module.ts';
export { SignInAttemptEntity } from './sign-in-attempt.entity.ts';
