export { sealedCodeVerifiers } from './attempt-store.ts';
export { SignInAttemptEntity } from './sign-in-attempt.entity.ts';
export { SignInModule } from './sign-in.module.ts';
