import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Delivery } from './faults.ts';

interface Letter {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WebhookGate {
  readonly url: string;
  /** Does with what was kept for this account what `deliveryOf` says now. */
  rethink(openId: string): Promise<void>;
  /** Brings what was kept for this account, in the order it came. */
  release(openId: string): Promise<void>;
  close(): Promise<void>;
}

/** Stands between TikTok's webhooks and the API: brings them as `deliveryOf` says for the account they are about. */
export async function startWebhookGate(target: string, deliveryOf: (openId: string) => Delivery): Promise<WebhookGate> {
  const kept = new Map<string, Letter[]>();
  const keep = (openId: string, letter: Letter) => kept.set(openId, [...(kept.get(openId) ?? []), letter]);

  const bring = async (letters: readonly Letter[]) => {
    for (const { headers, body } of letters) {
      const { 'tiktok-signature': signature = '', 'content-type': type = '' } = headers;
      const answer = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': type, 'tiktok-signature': String(signature) },
        body: new Uint8Array(body),
      });
      if (answer.status !== 200) throw new Error(`A webhook was answered ${answer.status}.`);
    }
  };

  const take = async (letter: Letter) => {
    const openId = openIdOf(letter);
    const delivery = deliveryOf(openId);
    if (delivery === 'late') keep(openId, letter);
    if (delivery === 'at once') await bring([letter]);
    if (delivery === 'twice') await bring([letter, letter]);
    if (delivery === 'reversed') {
      keep(openId, letter);
      // TikTok tells of a public post twice: that it exists, and that everybody can see it.
      const both = kept.get(openId) ?? [];
      if (both.length < 2) return;
      kept.delete(openId);
      await bring(both.toReversed());
    }
  };

  const server = createServer((request, response) => {
    void buffer(request)
      .then((body) => take({ headers: request.headers, body }))
      .then(
        () => response.end(),
        () => response.writeHead(500).end(),
      );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const takeKept = (openId: string) => {
    const letters = kept.get(openId) ?? [];
    kept.delete(openId);
    return letters;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    rethink: async (openId) => {
      for (const letter of takeKept(openId)) await take(letter);
    },
    release: (openId) => bring(takeKept(openId)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const openIdOf = ({ body }: Letter) => (JSON.parse(body.toString()) as { user_openid: string }).user_openid;
