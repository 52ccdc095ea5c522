import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** How a connection ends after the whole request has been read: what was asked may have been done. */
export type Drop = 'close' | 'reset' | 'after the status line' | 'after the headers' | 'in the middle of the body';

export interface DroppingServer {
  readonly baseUrl: string;
  /** Requests read to their last byte. */
  accepted: number;
  stop(): Promise<void>;
}

const HEADERS = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n';
const WORDS: Record<Drop, string> = {
  close: '',
  reset: '',
  'after the status line': 'HTTP/1.1 200 OK\r\n',
  'after the headers': HEADERS,
  'in the middle of the body': `${HEADERS}{"data":{"publish_id":"v_pub_url~v2.7300000000000000002"},`,
};

/** A TikTok that takes every request and loses every answer. */
export async function startDroppingServer(drop: Drop): Promise<DroppingServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    let text = '';
    socket.on('data', (bytes) => {
      text += bytes.toString('latin1');
      if (isWhole(text)) {
        dropping.accepted += 1;
        text = '';
        end(socket, drop);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const dropping: DroppingServer = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: 0,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, 'close');
    },
  };
  return dropping;
}

function isWhole(text: string): boolean {
  const headerEnd = text.indexOf('\r\n\r\n');
  const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? 0);
  return headerEnd >= 0 && text.length >= headerEnd + 4 + length;
}

function end(socket: Socket, drop: Drop): void {
  if (drop === 'reset') {
    socket.resetAndDestroy();
  } else {
    socket.write(WORDS[drop], () => socket.destroy());
  }
}
