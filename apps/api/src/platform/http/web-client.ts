import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const fileName = /\.[a-z0-9]+$/i;
const hashedFile = /[-.][A-Z0-9]{8}\.(?:js|css|woff2)$/;

/** Serves the built web client, and its page for every address of the client's own router. */
export function serveWebClient(app: NestExpressApplication, directory: string): void {
  const page = join(directory, 'index.html');
  if (!existsSync(page)) return;
  app.useStaticAssets(directory, {
    index: false,
    setHeaders: (response: ServerResponse, path: string) => {
      // Hashed names never change their content; everything else must be asked for again.
      response.setHeader('Cache-Control', hashedFile.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    // A file that is gone (a chunk of an older build) must be missed, not answered with the page.
    const isFile = fileName.test(request.path);
    const isPage = request.method === 'GET' && !isFile && !request.path.startsWith('/api/') && request.accepts('html');
    if (!isPage) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}
