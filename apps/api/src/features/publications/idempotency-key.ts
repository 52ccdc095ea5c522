import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { idempotencyKeyMissing } from './publications.errors.ts';

/** 1 to 255 visible ASCII characters. */
const keyPattern = /^[\x21-\x7e]{1,255}$/;

/** The request's `Idempotency-Key`. @throws {CodedError} `idempotency_key_missing` */
export const IdempotencyKey = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<Request>().get('Idempotency-Key') ?? '';
  if (!keyPattern.test(key)) throw idempotencyKeyMissing();
  return key;
});
