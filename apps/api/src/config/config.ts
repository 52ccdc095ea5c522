import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { CallsPerMinute, EncryptionKey } from './environment-values.ts';
import { EnvironmentSchema, type Environment } from './environment.ts';

/** The settings of a process, read once at its start. */
export interface Config {
  databaseUrl: string;
  /** Origin creators reach the portal at, without a trailing slash. */
  publicUrl: string;
  port: number;
  host: string;
  /** Where `/metrics` is served; null: nowhere. */
  metricsPort: number | null;
  tiktok: {
    clientKey: string;
    clientSecret: string;
    authorizeBaseUrl: string;
    apiBaseUrl: string;
    uploadHosts: string[];
    /** Newest first; while one is being changed, TikTok may sign with either. */
    webhookSecrets: string[];
    /** What TikTok takes of one token within a minute. */
    callsPerMinute: CallsPerMinute;
    /** Must equal a registered redirect URI byte for byte. */
    redirectUri: string;
  };
  /** How late a scheduled publication is still sent without asking its creator. */
  scheduleGraceMs: number;
  /** Where TikTok reaches the API to fetch catalog videos, without a trailing slash; null: they are uploaded. */
  pullBaseUrl: string | null;
  /** Absolute directory of the local media store. */
  storageDirectory: string;
  /** Absolute directory admins register videos from; null: there is none. */
  importDirectory: string | null;
  dataDirectory: string;
  encryptionKeys: EncryptionKey[];
  webOrigins: string[];
  logLevel: Environment['LOG_LEVEL'];
}

/** Every bad variable of the environment at once, as sentences that name it; never quotes a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment has ${problems.length} bad value(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the environment given. @throws {ConfigError} listing every problem. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // Every key is there, absent ones as undefined: then each variable's own sentence says what is missing.
  const given = Object.fromEntries(
    Object.keys(EnvironmentSchema.entries).map((name) => [name, env[name] || undefined]),
  );
  const result = v.safeParse(EnvironmentSchema, given);
  if (!result.success) {
    throw new ConfigError(result.issues.map((issue) => `${String(issue.path?.[0]?.key)} ${issue.message}`));
  }
  return toConfig(result.output);
}

function toConfig(env: Environment): Config {
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const dataDirectory = resolve(env.FLOWCAST_DATA);
  return {
    databaseUrl: env.DATABASE_URL,
    publicUrl,
    port: env.PORT,
    host: env.HOST,
    metricsPort: env.METRICS_PORT ?? null,
    tiktok: {
      clientKey: env.TIKTOK_CLIENT_KEY,
      clientSecret: env.TIKTOK_CLIENT_SECRET,
      authorizeBaseUrl: env.TIKTOK_AUTHORIZE_BASE_URL,
      apiBaseUrl: env.TIKTOK_API_BASE_URL,
      uploadHosts: env.TIKTOK_UPLOAD_HOSTS,
      webhookSecrets: env.TIKTOK_WEBHOOK_SECRET ?? [env.TIKTOK_CLIENT_SECRET],
      callsPerMinute: env.TIKTOK_CALLS_PER_MINUTE,
      redirectUri: `${publicUrl}/login/callback`,
    },
    scheduleGraceMs: env.SCHEDULE_GRACE_MINUTES * 60_000,
    pullBaseUrl: env.PULL_BASE_URL ?? null,
    storageDirectory: env.STORAGE_URL ? directoryOf(env.STORAGE_URL) : resolve(dataDirectory, 'media'),
    importDirectory: env.IMPORT_DIR ? resolve(env.IMPORT_DIR) : null,
    dataDirectory,
    encryptionKeys: env.ENCRYPTION_KEYS,
    webOrigins: env.WEB_ORIGINS,
    logLevel: env.LOG_LEVEL,
  };
}

/** `file:relative/dir`, `file:/absolute` and `file:///absolute` all name a directory. */
function directoryOf(storageUrl: string): string {
  const isAbsoluteUrl = storageUrl.startsWith('file:///');
  return isAbsoluteUrl
    ? fileURLToPath(storageUrl)
    : fileURLToPath(pathToFileURL(resolve(storageUrl.slice('file:'.length))));
}
