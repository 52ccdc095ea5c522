import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Nothing to see, and an icon, lest the browser asks for one. */
const page = '<!doctype html><title>Blank</title><link rel="icon" href="data:,">';

/**
 * Serves the page on which Lighthouse starts to record, on the portal's own host. From `about:blank` the browser moves to
 * a new process for the portal, and on a busy machine that one shows the page before it has begun to record: no start of
 * a navigation is found in it (NO_NAVSTART). A process belongs to a host, whatever the port, so from here it stays.
 */
export async function serveBlankPage(portalUrl: string): Promise<{ url: string; server: Server }> {
  const { hostname, protocol } = new URL(portalUrl);
  const server = createServer((_request, response) => response.setHeader('Content-Type', 'text/html').end(page));
  server.listen(0, hostname);
  server.unref();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `${protocol}//${hostname}:${port}/`, server };
}
