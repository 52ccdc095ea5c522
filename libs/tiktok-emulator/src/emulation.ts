import type { Context, Hono } from 'hono';
import type { World } from './world/world.ts';
import type { EndpointName } from './wire/endpoints.ts';
import type { FaultOf } from './world/fault.ts';

/** What travels with one request through the emulator. */
export interface Variables {
  world: World;
  logId: string;
  /** Origin of what programs fetch: avatars and covers. */
  origin: string;
  /** Origin of what people open: profiles and posts. */
  publicOrigin: string;
  /** Origin of `upload_url`, when the uploads are to take another way. */
  uploadOrigin: string;
  endpoint: EndpointName | null;
  account: string | null;
  code: string | null;
  body: unknown;
  notes: string[];
  /** Faults that the handler itself has to carry out. */
  stuck: FaultOf<'stuck'> | null;
  failReason: FaultOf<'fail_reason'> | null;
  pull: FaultOf<'pull'> | null;
  cutAfterBytes: number | null;
}

/** What a server knows of a request besides the request itself. */
export interface CallInfo {
  /** The caller's address; requests without one come from the same process and are trusted. */
  remoteAddress?: string;
  /** The body as the server has it, when that is cheaper than going through the request's own stream. */
  body?: AsyncIterable<Uint8Array>;
}

export interface Environment {
  Variables: Variables;
  Bindings: CallInfo;
}

export type EmulatorContext = Context<Environment>;
export type EmulatorRoutes = Hono<Environment>;

/** The connection ends without an answer: a fault asked for it, or a newer try took its place. A server closes the socket; `fetch` callers see it fail. */
export class ConnectionCut extends TypeError {
  override readonly name = 'ConnectionCut';

  constructor() {
    super('fetch failed: the emulator cut the connection');
  }
}
