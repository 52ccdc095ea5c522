export { type Actor, CurrentActor, isPublicKey, Public, requireAdmin, type RequestWithActor } from './actor.ts';
export { CodedError } from './coded-error.ts';
export { configureApp } from './configure-app.ts';
export { assignCorrelationId, correlationIdOf } from './correlation-id.ts';
export { problemOf } from './problem-of.ts';
export { ProblemFilter } from './problem.filter.ts';
export { fieldErrorsOf } from './schema-validation.ts';
