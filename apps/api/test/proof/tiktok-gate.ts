import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { EmulatorServer } from '@flowcast/tiktok-emulator/node';
import { type Listening, listening } from './listening.ts';
import type { Checkpoint, Moment, ReportUnnamed, Verdict } from './passage.ts';

export type World = EmulatorServer['emulator']['world'];

export interface TikTokGate extends Listening {
  /** Where requests go; set before the first one comes. */
  target: string;
  world: World | null;
}

/** TikTok cannot be reached, or is broken; or it refuses the token. Null: the connection is cut without an answer. */
const answersInstead: Record<Exclude<Verdict, 'pass'>, { status: number; body: string } | null> = {
  cut: null,
  broken: { status: 502, body: 'Bad Gateway' },
  token_refused: {
    status: 401,
    body: JSON.stringify({ error: { code: 'access_token_invalid', message: 'The token is invalid.', log_id: 'gate' } }),
  },
};

/** The calls of a worker, by their path; the chunks of an upload are told apart by their range. */
const calls: Readonly<Record<string, string>> = {
  '/v2/oauth/token/': 'refresh',
  '/v2/post/publish/creator_info/query/': 'creator_info',
  '/v2/post/publish/video/init/': 'init',
  '/v2/post/publish/inbox/video/init/': 'init',
  '/v2/post/publish/status/fetch/': 'status',
};

/** Stands between workers and TikTok: every call waits for the checkpoint before it is passed on, and its answer after. */
export async function startTikTokGate(checkpoint: Checkpoint, reportUnnamed: ReportUnnamed): Promise<TikTokGate> {
  const server = createServer((request, response) => {
    const passing = new PassingCall(request, response, gate, checkpoint);
    passing.run().catch((error: unknown) => {
      if (error instanceof UnnamedCall) reportUnnamed(error.message);
      passing.cut();
    });
  });
  const gate: TikTokGate = { ...(await listening(server)), target: '', world: null };
  return gate;
}

class UnnamedCall extends Error {}

class PassingCall {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #gate: TikTokGate;
  readonly #checkpoint: Checkpoint;
  readonly #gone = new AbortController();
  #change = '';
  #account: string | null = null;

  constructor(request: IncomingMessage, response: ServerResponse, gate: TikTokGate, checkpoint: Checkpoint) {
    this.#request = request;
    this.#response = response;
    this.#gate = gate;
    this.#checkpoint = checkpoint;
    response.on('close', () => this.#gone.abort());
    for (const side of [request, response]) side.on('error', () => this.#gone.abort());
  }

  cut(): void {
    this.#gone.abort();
    this.#request.socket.destroy();
  }

  async run(): Promise<void> {
    const { method, url = '/' } = this.#request;
    const { pathname, searchParams } = new URL(url, this.#gate.target);
    if (method === 'PUT') {
      this.#account = uploader(this.#gate.world, searchParams);
      this.#change = chunkOf(this.#request.headers['content-range']);
      return this.#chunk();
    }
    const body = await buffer(this.#request);
    const change = calls[pathname];
    if (change === undefined) throw new UnnamedCall(`A worker calls what has no name: ${pathname}`);
    this.#change = change;
    this.#account = caller(this.#gate.world, this.#request.headers.authorization, body);
    return this.#call(body);
  }

  async #call(body: Buffer): Promise<void> {
    if (!(await this.#mayPass('asked'))) return;
    const upstream = this.#forward();
    upstream.end(body);
    return this.#answer(await answered(upstream));
  }

  /** Half of the bytes are passed on before the checkpoint is asked what becomes of the rest. */
  async #chunk(): Promise<void> {
    if (!(await this.#mayPass('asked'))) return;
    const upstream = this.#forward();
    const answer = answered(upstream);
    // Heard again when it is awaited: until then the bytes are on their way.
    answer.catch(() => undefined);
    this.#gone.signal.addEventListener('abort', () => upstream.destroy());
    const half = Math.floor(Number(this.#request.headers['content-length']) / 2);
    let passedBytes = 0;
    for await (const bytes of this.#request as AsyncIterable<Buffer>) {
      const isHalf = passedBytes < half && passedBytes + bytes.length >= half;
      const first = isHalf ? bytes.subarray(0, half - passedBytes) : bytes;
      await write(upstream, first);
      if (isHalf) {
        if (!(await this.#mayPass('inside'))) return void upstream.destroy();
        await write(upstream, bytes.subarray(first.length));
      }
      passedBytes += bytes.length;
    }
    if (this.#gone.signal.aborted) return;
    upstream.end();
    return this.#answer(await answer);
  }

  #forward() {
    const { method = 'GET', url = '/', headers } = this.#request;
    const options = { method, headers: { ...headers, connection: 'close' } };
    // Whoever waits for the answer hears of it; an error after that concerns nobody, but unheard it would end the process.
    return httpRequest(new URL(url, this.#gate.target), options).on('error', () => undefined);
  }

  async #answer(answer: IncomingMessage): Promise<void> {
    const body = await buffer(answer);
    const status = answer.statusCode ?? 502;
    if (!(await this.#mayPass('accepted', status))) return;
    const { 'content-type': type = '', 'content-range': range = '' } = answer.headers;
    const headers = { ...(type && { 'content-type': type }), ...(range && { 'content-range': range }) };
    this.#response.writeHead(status, headers).end(body);
  }

  /** False when the call has ended here, in whatever way. */
  async #mayPass(moment: Moment, status?: number): Promise<boolean> {
    const passage = { change: this.#change, moment, account: this.#account, gone: this.#gone.signal };
    const verdict = await this.#checkpoint(status === undefined ? passage : { ...passage, status });
    if (this.#gone.signal.aborted) return false;
    if (verdict === 'pass') return true;
    const instead = answersInstead[verdict];
    if (instead) this.#response.writeHead(instead.status, { connection: 'close' }).end(instead.body);
    else this.cut();
    return false;
  }
}

/** Resolves when the bytes are with the system, or when there is nobody to send them to any more. */
function write(upstream: ReturnType<typeof httpRequest>, bytes: Buffer): Promise<void> {
  if (bytes.length === 0 || upstream.destroyed) return Promise.resolve();
  return new Promise((resolve) => upstream.write(bytes, () => resolve()));
}

async function answered(upstream: ReturnType<typeof httpRequest>): Promise<IncomingMessage> {
  const [answer] = (await once(upstream, 'response')) as [IncomingMessage];
  return answer;
}

function uploader(world: World | null, query: URLSearchParams): string | null {
  const publishes = [...(world?.state.publishes.values() ?? [])];
  return publishes.find(({ upload }) => upload?.uploadId === query.get('upload_id'))?.username ?? null;
}

function caller(world: World | null, authorization: string | undefined, body: Buffer): string | null {
  const { accessTokens, refreshTokens, grants } = world?.state ?? {};
  const refreshToken = new URLSearchParams(body.toString()).get('refresh_token') ?? '';
  const token = accessTokens?.get(authorization?.replace('Bearer ', '') ?? '') ?? refreshTokens?.get(refreshToken);
  return grants?.get(token?.grantId ?? '')?.username ?? null;
}

/** The last one completes the file, also when it is the only one. */
function chunkOf(range: string | undefined): string {
  const [, first, last, size] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '') ?? [];
  if (Number(last) + 1 === Number(size)) return 'last chunk';
  return first === '0' ? 'first chunk' : 'middle chunk';
}
