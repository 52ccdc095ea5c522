import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ConnectionCut } from './emulation.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts';
import { createDiskByteStore } from './storage/disk-byte-store.ts';
import { openStateFile } from './storage/state-file.ts';

export interface ServeEmulatorOptions extends EmulatorOptions {
  /** 0 takes any free port. */
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Where uploaded bytes are kept; in memory when absent. */
  bytesDirectory?: string;
  /** Where the world is kept over a restart; forgotten at the end when absent. Needs `bytesDirectory`. */
  stateFile?: string;
  /** Serves HTTPS with this PEM pair, to stand in for TikTok's own host names. */
  tls?: { key: string; cert: string };
}

export interface EmulatorServer {
  url: string;
  emulator: Emulator;
  close(): Promise<void>;
}

/**
 * Serves the emulator over HTTP.
 *
 * @throws Node's own error, with `code` `EADDRINUSE` when the port is taken.
 */
export async function serveEmulator(options: ServeEmulatorOptions): Promise<EmulatorServer> {
  const { port, host = '127.0.0.1', bytesDirectory, stateFile, tls, ...rest } = options;
  const byteStore = bytesDirectory === undefined ? undefined : createDiskByteStore(bytesDirectory);
  const emulator = createEmulator({ ...(byteStore && { byteStore }), ...rest });
  const kept = stateFile === undefined ? undefined : await openStateFile(stateFile, emulator.world);
  const listener = listenerFor(emulator, () => kept?.touch());
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await listen(server, port, host);
  const { port: takenPort } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${takenPort}`,
    emulator,
    close: async () => {
      await closeServer(server);
      await emulator.close();
      await kept?.flush();
    },
  };
}

function listenerFor(emulator: Emulator, afterRequest: () => void) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { remoteAddress } = incoming.socket;
    // Going through a web stream would halve the speed of uploads. An answer may come before the body has ended.
    const body = { [Symbol.asyncIterator]: () => incoming.iterator({ destroyOnReturn: false }) };
    const listener = getRequestListener(
      async (request) => {
        try {
          return await emulator.fetch(request, { ...(remoteAddress !== undefined && { remoteAddress }), body });
        } catch (error) {
          if (!(error instanceof ConnectionCut)) throw error;
          incoming.socket.destroy();
          return new Response(null, { status: 500 });
        } finally {
          afterRequest();
        }
      },
      { overrideGlobalObjects: false },
    );
    void listener(incoming, outgoing);
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
