import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { requireFreePorts } from './ports.mjs';

let server;
let port;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = server.address().port;
});
afterEach(() => server.close());

test('a taken port is refused with the variable to change', async () => {
  await expect(requireFreePorts([{ name: 'The portal', variable: 'PORT', port }])).rejects.toThrow(
    `The portal cannot use port ${port}, which is taken: set PORT to another one.`,
  );
});

test('one port for two things is refused', async () => {
  server.close();
  const ports = [
    { name: 'The portal', variable: 'PORT', port },
    { name: 'The emulator', variable: 'EMULATOR_PORT', port },
  ];

  await expect(requireFreePorts(ports)).rejects.toThrow(
    `The emulator cannot use port ${port}, which is also PORT: set EMULATOR_PORT to another one.`,
  );
});

test('a free port is fine', async () => {
  server.close();

  await expect(requireFreePorts([{ name: 'The portal', variable: 'PORT', port }])).resolves.toBeUndefined();
});
