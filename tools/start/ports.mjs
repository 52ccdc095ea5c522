import { createServer } from 'node:net';
import { SentenceError } from '../sentence-error.mjs';

/** @param {{ name: string, variable: string, port: number, host?: string }[]} ports */
export async function requireFreePorts(ports) {
  const taken = [];
  for (const [index, { name, variable, port, host }] of ports.entries()) {
    const twin = ports.slice(0, index).find((other) => other.port === port);
    const problem = twin ? `is also ${twin.variable}` : await problemWith(port, host);
    if (problem) taken.push(`${name} cannot use port ${port}, which ${problem}: set ${variable} to another one.`);
  }
  if (taken.length > 0) throw new SentenceError(taken.join('\n'));
}

/** @returns {Promise<string | undefined>} what keeps us from listening there */
function problemWith(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }) => resolve(code === 'EADDRINUSE' ? 'is taken' : `is not allowed (${code})`));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
