import { createHash, randomUUID } from 'node:crypto';
import {
  declarations,
  type Me,
  type Post,
  type Publication,
  type PublishRequest,
  videoIdHeader,
} from '@flowcast/shared-models';
import { DataSource } from 'typeorm';
import type { PortalClient } from './portal-client.ts';
import { signInAs } from './sign-in.ts';
import type { TestStack } from './test-stack.ts';
import { beginUpload, mediaBytes, sendBytes } from './tus-upload.ts';
import { until } from './until.ts';

/** A signed-in creator with one account. */
export interface Studio {
  stack: TestStack;
  browser: PortalClient;
  me: Me;
  accountId: string;
}

export async function studioOf(stack: TestStack, account: string, role?: 'admin' | 'creator'): Promise<Studio> {
  const { browser, me } = await signInAs(stack, account, role);
  return { stack, browser, me, accountId: me.accounts[0]?.id ?? '' };
}

export const aPost = (change: Partial<Post> = {}): Post => ({
  caption: 'New drop #launch',
  privacyLevel: 'PUBLIC_TO_EVERYONE',
  allowComment: true,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  aiGenerated: false,
  coverTimestampMs: 0,
  ...change,
});

const consent = { declaration: declarations.default.sentence };

export const direct = (accountId: string, videoId: string, change: Partial<Post> = {}): PublishRequest => ({
  mode: 'direct',
  accountId,
  videoId,
  post: aPost(change),
  consent,
});

export const draft = (accountId: string, videoId: string): PublishRequest => ({
  mode: 'draft',
  accountId,
  videoId,
  consent,
});

export function sendRequest(browser: PortalClient, request: unknown, key: string = randomUUID()): Promise<Response> {
  return browser.send('POST', '/api/upload', request, { 'Idempotency-Key': key });
}

/** Publishes and answers the publication as it was taken. */
export async function publish(browser: PortalClient, request: PublishRequest, key?: string): Promise<Publication> {
  const response = await sendRequest(browser, request, key);
  if (response.status !== 202) throw new Error(`Not taken: ${response.status} ${await response.text()}`);
  return (await response.json()) as Publication;
}

export async function readPublication(browser: PortalClient, id: string): Promise<Publication> {
  return (await (await browser.get(`/api/publications/${id}`)).json()) as Publication;
}

/** Waits until the publication is as the caller wants it. */
export async function untilPublication(
  browser: PortalClient,
  id: string,
  is: (publication: Publication) => boolean,
  timeoutMs = 20_000,
): Promise<Publication> {
  let last = await readPublication(browser, id);
  const reached = async () => {
    last = await readPublication(browser, id);
    return is(last);
  };
  await until(reached, { timeoutMs }).catch((cause: unknown) => {
    const why = last.failReason ?? JSON.stringify(last.needs);
    throw new Error(`The publication stayed ${last.state} (${why}).`, { cause });
  });
  return last;
}

export const untilState = (browser: PortalClient, id: string, state: Publication['state'], timeoutMs?: number) =>
  untilPublication(browser, id, (publication) => publication.state === state, timeoutMs);

/** A post or draft that exists at the emulated TikTok. */
export interface Effect {
  account: string;
  publishId: string;
  postIds: string[];
  mode: 'direct' | 'draft';
  sha256: string;
  sizeBytes: number;
  postInfo: Record<string, unknown> | null;
}

export async function effectsOf(stack: TestStack): Promise<Effect[]> {
  const { items } = (await (await stack.control('GET', '/__control/effects')).json()) as { items: Effect[] };
  return items;
}

/** How often TikTok was asked for something, by the emulator's endpoint name. */
export async function callsTo(stack: TestStack, endpoint: string): Promise<number> {
  const { items } = (await (await stack.control('GET', '/__control/log')).json()) as { items: { endpoint: string }[] };
  return items.filter((entry) => entry.endpoint === endpoint).length;
}

/** Runs a statement on the test's own database. */
export async function sql<Row>(stack: TestStack, text: string, values: unknown[] = []): Promise<Row[]> {
  return stack.api.get(DataSource).query<Row[]>(text, values);
}

/** A good video of `sizeBytes`: the sample with a `free` box behind it, which every reader skips. */
export async function paddedVideo(sizeBytes: number): Promise<Buffer> {
  const video = await mediaBytes('good.mp4');
  const box = Buffer.alloc(sizeBytes - video.length, 0x2e);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  return Buffer.concat([video, box]);
}

/** Uploads such a video from the creator's device; answers its id and SHA-256. */
export async function uploadLargeVideo(browser: PortalClient, sizeBytes: number) {
  const bytes = await paddedVideo(sizeBytes);
  const response = await sendBytes(browser, await beginUpload(browser, bytes.length), bytes);
  const videoId = response.headers.get(videoIdHeader);
  if (!videoId) throw new Error(`The upload became no video: ${response.status} ${await response.text()}`);
  return { videoId, sha256: createHash('sha256').update(bytes).digest('hex') };
}
