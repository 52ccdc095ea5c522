import { Hono } from 'hono';
import type { Environment } from '../emulation.ts';
import { avatarPng } from './avatar.ts';

/** Pictures and videos of the emulated world, for its pages and for clients that copy an avatar. */
export function mediaRoutes(): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.get('/avatars/:file{[a-z0-9_.]+-(?:100|168|720)\\.png}', (c) => {
    const [, username = '', size = ''] = /^(.+)-(\d+)\.png$/.exec(c.req.param('file')) ?? [];
    if (!c.var.world.state.accounts.has(username)) return c.notFound();
    return c.body(avatarPng(username, Number(size)), 200, {
      'content-type': 'image/png',
      'cache-control': 'max-age=7200',
    });
  });
  return routes;
}
