#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serveEmulator } from '@flowcast/tiktok-emulator/node';
import { readArguments, usage } from './arguments.ts';
import { readConfig } from './config.ts';
import { openTlsFiles } from './tls-files.ts';

const given = readArguments(process.argv.slice(2));
if ('problem' in given) fail(`${given.problem}\n\n${usage}`);
if ('help' in given) {
  console.log(usage);
  process.exit(0);
}
const reading = readConfig({ ...process.env, ...given.environment });
if ('problems' in reading) fail(`The emulator's environment is not right: ${reading.problems.join('; ')}.`);
const { config } = reading;

const directory = join(resolve(config.FLOWCAST_DATA), 'emulator');
const { EMULATOR_TLS_KEY: keyFile, EMULATOR_TLS_CERT: certFile } = config;
const madeTls =
  config.EMULATOR_TLS === 'auto' ? await openTlsFiles(join(directory, 'tls')).catch(failToStart) : undefined;
const tls = madeTls ?? (keyFile && certFile ? { key: readPem(keyFile), cert: readPem(certFile) } : undefined);
const server = await serveEmulator({
  port: config.EMULATOR_PORT,
  host: config.HOST,
  bytesDirectory: join(directory, 'bytes'),
  stateFile: join(directory, 'state.bin'),
  controlAccess: config.EMULATOR_CONTROL,
  ...(tls && { tls: { key: tls.key, cert: tls.cert } }),
  ...(config.EMULATOR_PUBLIC_URL !== undefined && { publicUrl: config.EMULATOR_PUBLIC_URL }),
  ...(config.EMULATOR_VERIFIED_PREFIX !== undefined && { verifiedPrefix: config.EMULATOR_VERIFIED_PREFIX }),
  ...(config.EMULATOR_UPLOAD_URL !== undefined && { uploadUrl: config.EMULATOR_UPLOAD_URL }),
  ...(config.EMULATOR_WEBHOOK_URL !== undefined && { webhookUrl: config.EMULATOR_WEBHOOK_URL }),
}).catch(failToStart);

console.log(`TikTok emulator listening on ${server.url}`);
if (madeTls) console.log(`To trust it: NODE_EXTRA_CA_CERTS=${madeTls.caPath}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0));
  });
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return fail(
      `The TLS file ${path} cannot be read; check EMULATOR_TLS_KEY and EMULATOR_TLS_CERT (${String(error)}).`,
    );
  }
}

function failToStart(error: unknown): never {
  return fail(explain(error));
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${config.EMULATOR_PORT} is taken; set EMULATOR_PORT to a free one or stop what uses it.`;
  }
  if (code === 'EADDRNOTAVAIL') return `HOST ${config.HOST} is no address of this machine; set it to 127.0.0.1.`;
  if (isAboutFiles(error)) {
    return `The data directory ${directory} cannot be written; set FLOWCAST_DATA to one that can.`;
  }
  if (code === 'EACCES') return `Port ${config.EMULATOR_PORT} is not allowed; set EMULATOR_PORT to one above 1023.`;
  return `The emulator could not start: ${String(error)}`;
}

function isAboutFiles(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && ['mkdir', 'access', 'open'].includes(String(error.syscall));
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
