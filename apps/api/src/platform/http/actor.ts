import type { Role } from '@flowcast/shared-models';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import { CodedError } from './coded-error.ts';

/** Who is asking: the signed-in creator. Every service method that reads or changes something takes one. */
export interface Actor {
  creatorId: string;
  role: Role;
  sessionId: string;
}

export type RequestWithActor = Request & { actor?: Actor };

export const isPublicKey = 'flowcast:public';

/** Opens a route to callers without a session. Everything else answers 401 to them. */
export const Public = () => SetMetadata(isPublicKey, true);

/** The signed-in creator of a guarded route. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new CodedError('not_signed_in', 'Sign in with TikTok to go on.');
  return actor;
});

/** First line of a service method that is for admins. @throws {CodedError} `forbidden` */
export function requireAdmin(actor: Actor): void {
  if (actor.role !== 'admin')
    throw new CodedError('forbidden', 'Only admins can do this. Ask an admin of your studio.');
}
