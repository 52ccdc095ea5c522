import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface AnswerProxy {
  readonly url: string;
  /** Where requests go; must be set before the first one comes. */
  target: string;
  /** Awaited with each answer before it is passed on. */
  beforeAnswer: (path: string, answer: string) => Promise<void>;
  close(): Promise<void>;
}

/** Stands between our processes and TikTok's API, and holds back answers while something else happens first. */
export async function startAnswerProxy(port: number): Promise<AnswerProxy> {
  const server = createServer((request, response) => {
    void pass(request).then(
      ({ status, body }) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body),
      () => response.destroy(),
    );
  });
  const pass = async (request: IncomingMessage) => {
    const path = request.url ?? '/';
    const { authorization = '', 'content-type': contentType = 'application/json' } = request.headers;
    const bytes = await buffer(request);
    const answer = await fetch(new URL(path, proxy.target), {
      method: request.method ?? 'GET',
      headers: { Authorization: authorization, 'Content-Type': contentType },
      body: bytes.length > 0 ? bytes : null,
    });
    const body = await answer.text();
    await proxy.beforeAnswer(path, body);
    return { status: answer.status, body };
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const proxy: AnswerProxy = {
    url: `http://127.0.0.1:${port}`,
    target: '',
    beforeAnswer: async () => {},
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return proxy;
}
