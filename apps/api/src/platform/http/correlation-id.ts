import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const correlationHeader = 'X-Correlation-Id';

/** Gives a request its id, and tells it to the caller; what a caller sends is not trusted into our logs. */
export function assignCorrelationId(_request: IncomingMessage, response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader(correlationHeader, id);
  return id;
}

export function correlationIdOf(request: { id?: unknown }): string {
  return typeof request.id === 'string' ? request.id : 'none';
}
