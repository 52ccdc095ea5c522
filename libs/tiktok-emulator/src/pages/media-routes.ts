import { Hono, type Next } from 'hono';
import type { EmulatorContext, Environment } from '../emulation.ts';
import type { Media } from '../world/publish.ts';
import { avatarPng, coverPng } from './avatar.ts';

/** Pictures and videos of the emulated world, for its pages and for clients that copy an avatar. */
export function mediaRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.use('/avatars/*', refuseExpired);
  routes.use('/covers/*', refuseExpired);
  routes.use('/media/*', refuseExpired);
  routes.get('/covers/:file{\\d{19}\\.png}', (c) =>
    c.body(coverPng(c.req.param('file')), 200, { 'content-type': 'image/png', 'cache-control': 'max-age=21600' }),
  );
  routes.get('/avatars/:file{[a-z0-9_.]+-(?:100|168|720)\\.png}', (c) => {
    const [, username = '', size = ''] = /^(.+)-(\d+)\.png$/.exec(c.req.param('file')) ?? [];
    if (!c.var.world.state.accounts.has(username)) return c.notFound();
    return c.body(avatarPng(username, Number(size)), 200, {
      'content-type': 'image/png',
      'cache-control': 'max-age=7200',
    });
  });
  routes.get('/media/:publishId/:index{\\d+}', (c) => {
    const media = c.var.world.state.publishes.get(c.req.param('publishId'))?.media[Number(c.req.param('index'))];
    return media ? serveRange(c, media) : c.notFound();
  });
  return routes;
}

/** TikTok's picture addresses end; a client that stored one finds that out here. The emulator's own pages use none. */
async function refuseExpired(c: EmulatorContext, next: Next): Promise<Response | undefined> {
  const expires = c.req.query('x-expires');
  if (expires !== undefined && !(Number(expires) * 1000 > c.var.world.clock.now())) {
    return c.text('URL signature expired', 403);
  }
  await next();
  return undefined;
}

/** Players need ranges to seek; one range per request is all they use. */
function serveRange(c: EmulatorContext, media: Media): Response {
  const range = readRange(c.req.header('range'), media.sizeBytes);
  const headers = new Headers({ 'content-type': media.contentType, 'accept-ranges': 'bytes' });
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${media.sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: media.sizeBytes };
  headers.set('content-length', String(end - start));
  if (range) headers.set('content-range', `bytes ${start}-${end - 1}/${media.sizeBytes}`);
  return new Response(c.var.world.bytes.read(media.key, start, end), { status: range ? 206 : 200, headers });
}

interface ByteSpan {
  start: number;
  /** Exclusive. */
  end: number;
}

/** Null: no range, or one we need not understand, which means the whole. */
function readRange(text: string | undefined, sizeBytes: number): ByteSpan | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(text ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return null;
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? sizeBytes : Math.min(sizeBytes, Number(last) + 1);
  return start < end ? { start, end } : 'unsatisfiable';
}
