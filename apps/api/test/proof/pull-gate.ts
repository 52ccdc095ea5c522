import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { type Listening, listening } from './listening.ts';
import type { Checkpoint, Moment } from './passage.ts';
import type { World } from './tiktok-gate.ts';

export interface PullGate extends Listening {
  /** Where requests go; set before the first one comes. */
  target: string;
  world: World | null;
}

/** Stands between TikTok and the API where TikTok fetches a video by itself. */
export async function startPullGate(checkpoint: Checkpoint): Promise<PullGate> {
  const server = createServer((request, response) => {
    new PassingFetch(request, response, { gate, checkpoint }).run().catch(() => response.destroy());
  });
  const gate: PullGate = { ...(await listening(server)), target: '', world: null };
  return gate;
}

interface Between {
  readonly gate: PullGate;
  readonly checkpoint: Checkpoint;
}

class PassingFetch {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #between: Between;
  readonly #gone = new AbortController();
  #account: string | null = null;

  constructor(request: IncomingMessage, response: ServerResponse, between: Between) {
    this.#request = request;
    this.#response = response;
    this.#between = between;
    response.on('close', () => this.#gone.abort());
    response.on('error', () => this.#gone.abort());
  }

  async run(): Promise<void> {
    const { gate } = this.#between;
    const { url = '/', method = 'GET', headers } = this.#request;
    this.#account = fetched(gate.world, new URL(url, gate.url).href);
    if (!(await this.#mayPass('asked'))) return;
    const asking = httpRequest(new URL(url, gate.target), { method, headers: { ...headers, connection: 'close' } });
    this.#gone.signal.addEventListener('abort', () => asking.destroy());
    asking.on('error', () => undefined).end();
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    const { statusCode = 502 } = answer;
    // What is refused is written down too, but moves no byte.
    if (statusCode >= 400) return void answer.pipe(this.#response.writeHead(statusCode));
    if (!(await this.#mayPass('written'))) return;
    const { 'content-type': type = '', 'content-length': length = '0' } = answer.headers;
    this.#response.writeHead(statusCode, { 'content-type': type, 'content-length': length });
    if (await this.#passOn(answer, Math.floor(Number(length) / 2))) await this.#mayPass('accepted');
  }

  /** Half of the bytes are passed on before the checkpoint is asked what becomes of the rest. False: it was cut. */
  async #passOn(answer: IncomingMessage, half: number): Promise<boolean> {
    let passedBytes = 0;
    for await (const bytes of answer as AsyncIterable<Buffer>) {
      const isHalf = passedBytes < half && passedBytes + bytes.length >= half;
      const first = isHalf ? bytes.subarray(0, half - passedBytes) : bytes;
      await this.#write(first);
      if (isHalf) {
        if (!(await this.#mayPass('inside'))) return false;
        await this.#write(bytes.subarray(first.length));
      }
      passedBytes += bytes.length;
    }
    await new Promise<void>((resolve) => this.#response.end(resolve));
    return true;
  }

  #write(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => this.#response.write(bytes, () => resolve()));
  }

  async #mayPass(moment: Moment): Promise<boolean> {
    const gone = this.#gone.signal;
    const verdict = await this.#between.checkpoint({ change: 'fetch', moment, account: this.#account, gone });
    if (verdict === 'pass' && !gone.aborted) return true;
    this.#response.destroy();
    return false;
  }
}

function fetched(world: World | null, url: string): string | null {
  const publishes = [...(world?.state.publishes.values() ?? [])];
  return publishes.find(({ pullUrls }) => pullUrls.includes(url))?.username ?? null;
}
