import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startUploadSink } from './support/upload-sink.ts';

const run = promisify(execFile);
const library = resolve(import.meta.dirname, '..');
const { resolve: resolveModule } = createRequire(import.meta.url);

/** Of an installed package; its own package.json may not be exported, so it is looked for above its entry. */
function packageFolder(name: string): string {
  const lookup = resolveModule.paths(name) ?? [];
  const folder = lookup.map((modules) => join(modules, name)).find((candidate) => existsSync(candidate));
  if (folder === undefined) {
    throw new Error(`${name} is not installed.`);
  }
  return folder;
}

/** What a stranger's program does with the package: every entry, and an upload over real HTTP. */
const PROGRAM = `
import { TikTokClient, TikTokApiError, planChunks, createPkce } from '@flowcast/tiktok-client';
import { signWebhook, verifyWebhook } from '@flowcast/tiktok-client/webhooks';
import { publishStatusDataSchema, parseLosslessJson } from '@flowcast/tiktok-client/wire';
import { fileUploadSource, nodeUploadTransport } from '@flowcast/tiktok-client/node';
import { writeFile } from 'node:fs/promises';

const [uploadUrl] = process.argv.slice(2);
const status = '{"data":{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[7300000000000000777]},"error":{"code":"ok"}}';
const client = new TikTokClient({
  clientKey: 'k',
  clientSecret: 's',
  uploadHosts: ['127.0.0.1'],
  uploadTransport: nodeUploadTransport(),
  fetch: async () => new Response(status),
});
await writeFile('video.mp4', 'twelve bytes');
const source = fileUploadSource('video.mp4');
await client.uploads.send({ uploadUrl, contentType: 'video/mp4', plan: planChunks(12), source });
const { postIds } = await client.posts.status({ accessToken: 'act.x', publishId: 'p' });
const rawBody = JSON.stringify({ client_key: 'k', event: 'tiktok.ping', create_time: 1 });
const { event } = await verifyWebhook({ rawBody, header: await signWebhook({ rawBody, secret: 's' }), secrets: 's' });
const { challenge } = await createPkce();
const exports = [typeof TikTokApiError, typeof publishStatusDataSchema, typeof parseLosslessJson];
console.log(JSON.stringify({ postIds, event, challengeLength: challenge.length, exports }));
`;

/** Types as a stranger's strict program sees them, declarations checked too. */
const TYPED_PROGRAM = `
import { TikTokClient, TikTokError, TikTokNetworkError, planChunks } from '@flowcast/tiktok-client';
import type { ChunkPlan, CreatorInfo, PublishStatus, TokenSet, UploadSource, UserInfo } from '@flowcast/tiktok-client';
import type { DirectVideoInitWire, UserTokenWire } from '@flowcast/tiktok-client/wire';
import type { WebhookEvent } from '@flowcast/tiktok-client/webhooks';
import { fileUploadSource } from '@flowcast/tiktok-client/node';

const client = new TikTokClient({ clientKey: 'k', clientSecret: 's', retry: { maxAttempts: 1 } });
const plan: ChunkPlan = planChunks(1);
const source: UploadSource = fileUploadSource('a');
export const tokens: Promise<TokenSet> = client.oauth.refresh({ refreshToken: 'r' });
export const creator: Promise<CreatorInfo> = client.creatorInfo.query({ accessToken: 'a' });
export const user: Promise<UserInfo> = client.user.info({ accessToken: 'a', scopes: [] });
export const status: Promise<PublishStatus> = client.posts.status({ accessToken: 'a', publishId: 'p' });
export const sent: Promise<void> = client.uploads.send({ uploadUrl: 'u', contentType: 'video/mp4', plan, source });
export type Wire = [DirectVideoInitWire, UserTokenWire, WebhookEvent];
export function describe(error: unknown): string {
  if (error instanceof TikTokNetworkError && error.code === 'timed_out') return String(error.mayHaveHappened);
  // @ts-expect-error -- the list of codes is closed
  if (error instanceof TikTokError && error.code === 'no_such_code') return '';
  return error instanceof TikTokError ? error.advice : '';
}
// @ts-expect-error -- a draft carries no caption
void client.posts.initInboxVideo({ accessToken: 'a', postInfo: {}, source: { kind: 'FILE_UPLOAD', plan } });
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiktok-client-'));
  const [built, app] = [join(folder, 'built'), join(folder, 'app')];
  await run(process.execPath, [join(library, 'tools', 'build-package.mjs'), '--out', built]);
  await mkdir(app);
  await writeFile(join(app, 'package.json'), '{"name":"stranger","private":true,"type":"module"}');
  // The two dependencies come from the workspace, so that the test needs no network.
  const folders = [built, packageFolder('valibot'), packageFolder('lossless-json')];
  const npm = (...words: string[]) => run('npm', [...words, '--offline', '--ignore-scripts'], { cwd: app });
  const packed = await npm('pack', ...folders, '--json');
  const tarballs = (JSON.parse(packed.stdout) as { filename: string }[]).map(({ filename }) => `./${filename}`);
  await npm('install', ...tarballs, '--no-audit', '--no-fund');
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the package in an empty folder', () => {
  it('runs, every entry of it', async () => {
    const sink = await startUploadSink();
    const app = join(folder, 'app');
    await writeFile(join(app, 'program.mjs'), PROGRAM);
    try {
      const { stdout } = await run(process.execPath, ['program.mjs', sink.uploadUrl], { cwd: app, env: {} });
      expect(JSON.parse(stdout)).toEqual({
        postIds: ['7300000000000000777'],
        event: 'tiktok.ping',
        challengeLength: 64,
        exports: ['function', 'object', 'function'],
      });
      expect(sink.uploadedBytes()).toBe(12);
    } finally {
      await sink.stop();
    }
  }, 20_000);

  it('has types a strict program can use', async () => {
    const app = join(folder, 'app');
    await writeFile(join(app, 'program.ts'), TYPED_PROGRAM);
    const options = {
      ...{ strict: true, skipLibCheck: false, noEmit: true, exactOptionalPropertyTypes: true },
      ...{ module: 'nodenext', target: 'es2022', lib: ['es2024', 'dom', 'dom.iterable'] },
      ...{ types: ['node'], typeRoots: [join(packageFolder('@types/node'), '..')] },
    };
    await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['program.ts'] }));
    const tsc = join(packageFolder('typescript'), 'bin', 'tsc');
    const { stdout } = await run(process.execPath, [tsc, '-p', '.'], { cwd: app }).catch(
      (failed: unknown) => failed as { stdout: string },
    );
    expect(stdout).toBe('');
  }, 60_000);

  it('holds what belongs in it and nothing else', async () => {
    const root = join(folder, 'app', 'node_modules', '@flowcast', 'tiktok-client');
    expect((await readdir(root)).sort()).toEqual(['LICENSE', 'README.md', 'lib', 'package.json']);
    const files = await readdir(join(root, 'lib'), { recursive: true });
    expect(files.filter((file) => /spec|fixture|(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });

  it('needs Node only where it says so', async () => {
    const lib = join(folder, 'app', 'node_modules', '@flowcast', 'tiktok-client', 'lib');
    const scripts = (await readdir(lib, { recursive: true })).filter((file) => file.endsWith('.js'));
    const texts = await Promise.all(
      scripts.map(async (file) => [file, await readFile(join(lib, file), 'utf8')] as const),
    );
    const nodeOnly = texts
      .filter(([, text]) => /from ['"]node:|\bBuffer\b|\bprocess\./.test(text))
      .map(([file]) => file);
    expect(nodeOnly.length).toBeGreaterThan(0);
    expect(nodeOnly.filter((file) => !file.startsWith('node'))).toEqual([]);
  });
});
