import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { encodedForm } from './encoded-form.ts';

const fileName = /\.[a-z0-9]+$/i;
const hashedFile = /[-.][\w-]{8}\.(?:js|css|woff2)$/;
const plainPath = /^\/[a-z-]+$/;
/** The API's, and where TikTok fetches videos. */
const notOfThePage = /^\/(?:api|pull)\//;

/**
 * Serves the built web client, and its page for every address of the client's own router. Texts go out in the form that
 * the build compressed, where the browser takes one.
 */
export function serveWebClient(app: NestExpressApplication, directory: string): void {
  if (!existsSync(join(directory, 'index.html'))) return;
  app.use((request: Request, response: Response, next: NextFunction) => {
    const page = isPage(request) ? pageOf(directory, request.path) : undefined;
    const file = page ?? request.path;
    const form = isRead(request) ? encodedForm(request, directory, file) : undefined;
    if (!page && !form) {
      next();
      return;
    }
    if (form) response.setHeader('Content-Encoding', form.encoding);
    response.vary('Accept-Encoding').type(extname(file)).setHeader('Cache-Control', cacheControlOf(file));
    response.sendFile(file + (form?.suffix ?? ''), { root: directory, cacheControl: false });
  });
  app.useStaticAssets(directory, {
    index: false,
    setHeaders: (response: Response, path: string) =>
      response.vary('Accept-Encoding').setHeader('Cache-Control', cacheControlOf(path)),
  });
}

function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** A file that is gone (a chunk of an older build) must be missed, not answered with the page. */
function isPage(request: Request): boolean {
  const isFile = fileName.test(request.path);
  return request.method === 'GET' && !isFile && !notOfThePage.test(request.path) && Boolean(request.accepts('html'));
}

/** The page that the build made for this address, or the one for all of them. */
function pageOf(directory: string, path: string): string {
  const page = `${path}.html`;
  return plainPath.test(path) && existsSync(join(directory, page)) ? page : '/index.html';
}

/** Hashed names never change their content; everything else must be asked for again. */
function cacheControlOf(path: string): string {
  return hashedFile.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
