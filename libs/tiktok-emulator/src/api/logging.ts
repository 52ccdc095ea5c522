import type { MiddlewareHandler } from 'hono';
import { type EmulatorContext, type Environment } from '../emulation.ts';
import { endpointAt } from '../wire/endpoints.ts';
import { newLogId } from '../wire/ids.ts';
import { maxLogEntries } from '../world/request-log.ts';

/** Gives every request its log id and writes down what became of it, also when no answer was given. */
export const logRequests: MiddlewareHandler<Environment> = async (c, next) => {
  const { world } = c.var;
  const startedAt = performance.now();
  const at = new Date(world.clock.now()).toISOString();
  c.set('logId', newLogId(world.clock.now()));
  c.set('endpoint', endpointAt(c.req.method, c.req.path));
  let status: number | null = null;
  try {
    await next();
    status = c.res.status;
    c.header('x-tt-logid', c.var.logId);
  } finally {
    if (isWorthLogging(c)) write(c, { at, status, durationMs: performance.now() - startedAt });
  }
};

/** The emulator's own pages, pictures and levers would only hide what a client did. */
function isWorthLogging(c: EmulatorContext): boolean {
  return c.req.path.startsWith('/v2/') || c.var.endpoint === 'upload';
}

function write(
  c: EmulatorContext,
  { at, status, durationMs }: { at: string; status: number | null; durationMs: number },
) {
  const { log } = c.var.world.state;
  const { logId, endpoint, account, code, body, notes } = c.var;
  log.push({
    logId,
    at,
    method: c.req.method,
    path: c.req.path,
    endpoint,
    account,
    status,
    code,
    body,
    notes,
    durationMs: Math.round(durationMs * 10) / 10,
  });
  if (log.length > maxLogEntries) log.splice(0, log.length - maxLogEntries);
}
