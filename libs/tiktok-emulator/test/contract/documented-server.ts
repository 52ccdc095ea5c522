import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EXCHANGES, type Exchange, type Situation, UPLOAD_ORIGIN } from './documented-exchanges.ts';

export interface DocumentedServer {
  readonly url: string;
  /** What is the case at TikTok, where the documentation has several answers to one request. */
  situation: Situation | undefined;
  /** Requests the documentation does not know, as `METHOD target`. */
  readonly undocumented: string[];
  close(): Promise<void>;
}

/**
 * Replays the documentation: a request that is one of its examples gets the example's answer, byte for byte; anything else
 * is no part of it. Only the upload address is moved here, since a client follows it.
 */
export async function serveDocumentation(): Promise<DocumentedServer> {
  const http = createServer((request, response) => {
    void readBody(request).then((body) => {
      const exchange = findExchange(request, body, documented.situation);
      if (!exchange) documented.undocumented.push(`${request.method} ${request.url} ${body.text}`);
      const answer: Exchange['answer'] = exchange?.answer ?? { status: 418, headers: {}, body: 'not documented' };
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body.replace(UPLOAD_ORIGIN, documented.url));
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const documented: DocumentedServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    situation: undefined,
    undocumented: [],
    close: () => closeServer(http),
  };
  return documented;
}

interface Body {
  readonly text: string;
  readonly sizeBytes: number;
}

/** The answer for this situation, or else the one that needs none. */
function findExchange(request: IncomingMessage, body: Body, situation: Situation | undefined): Exchange | undefined {
  const fitting = Object.values<Exchange>(EXCHANGES).filter((exchange) => isSame(exchange.request, request, body));
  return (
    fitting.find((exchange) => situation !== undefined && exchange.situation === situation) ??
    fitting.find((exchange) => exchange.situation === undefined)
  );
}

function isSame(documented: Exchange['request'], request: IncomingMessage, body: Body): boolean {
  return (
    documented.method === request.method &&
    isSameTarget(documented.target, request.url ?? '') &&
    Object.entries(documented.headers).every(([name, value]) => request.headers[name] === value) &&
    // Nothing but the address is the credential of an upload.
    (documented.headers.authorization !== undefined || request.headers.authorization === undefined) &&
    isSameBody(documented, body)
  );
}

/** The example of user info asks for some of the fields; asking for more of them is documented as well. */
function isSameTarget(documented: string, asked: string): boolean {
  const [there, here] = [new URL(documented, 'http://x'), new URL(asked, 'http://x')];
  const fieldsOf = ({ searchParams }: URL) => (searchParams.get('fields') ?? '').split(',');
  const [documentedFields, askedFields] = [fieldsOf(there), fieldsOf(here)];
  for (const url of [there, here]) url.searchParams.delete('fields');
  const isSuperset = documentedFields.every((field) => askedFields.includes(field));
  const mayAskMore = there.pathname === '/v2/user/info/' || askedFields.length === documentedFields.length;
  return there.href === here.href && isSuperset && mayAskMore;
}

/** Order and blanks of JSON and forms say nothing; keys and values do. */
function isSameBody({ method, headers, body = '' }: Exchange['request'], { text, sizeBytes }: Body): boolean {
  if (method === 'PUT') return sizeBytes === Number(headers['content-length']);
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return sorted(JSON.parse(body)) === sorted(tryParse(text));
  return formOf(body) === formOf(text);
}

const formOf = (text: string) => JSON.stringify([...new URLSearchParams(text)].sort());

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Video bytes are counted, not kept. */
async function readBody(request: IncomingMessage): Promise<Body> {
  let [text, sizeBytes] = ['', 0];
  for await (const piece of request as AsyncIterable<Buffer>) {
    sizeBytes += piece.byteLength;
    if (request.method !== 'PUT') text += piece.toString();
  }
  return { text, sizeBytes };
}

async function closeServer(http: Server): Promise<void> {
  http.closeAllConnections();
  http.close();
  await once(http, 'close');
}
