import * as v from 'valibot';
import {
  CallsPerMinuteSchema,
  EncryptionKeysSchema,
  ListSchema,
  MinutesSchema,
  OriginSchema,
  PortSchema,
  PullBaseUrlSchema,
  UploadHostSchema,
  WebhookSecretsSchema,
} from './environment-values.ts';

const httpUrl = v.pipe(
  v.string(),
  v.url('must be a URL such as https://portal.example.com'),
  v.regex(/^https?:\/\//, 'must start with http:// or https://'),
  v.transform((url) => url.replace(/\/+$/, '')),
);

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every variable the API's processes read. `.env.example` documents each; a test keeps the two equal. */
export const EnvironmentSchema = v.object({
  DATABASE_URL: v.pipe(
    v.string('is missing; it must be a URL such as postgres://user:password@localhost:5432/flowcast'),
    v.regex(/^postgres(ql)?:\/\/.+/, 'must be a URL such as postgres://user:password@localhost:5432/flowcast'),
  ),
  PUBLIC_URL: v.optional(httpUrl),
  PORT: v.optional(PortSchema, '3000'),
  METRICS_PORT: v.optional(PortSchema),
  HOST: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '127.0.0.1'),
  TIKTOK_CLIENT_KEY: v.pipe(
    v.string('is missing'),
    v.regex(/^[a-z0-9]{10,32}$/, 'must be 10 to 32 lower-case letters and digits'),
  ),
  TIKTOK_CLIENT_SECRET: v.pipe(v.string('is missing'), v.minLength(8, 'must have at least 8 characters')),
  TIKTOK_AUTHORIZE_BASE_URL: v.optional(httpUrl, 'https://www.tiktok.com'),
  TIKTOK_API_BASE_URL: v.optional(httpUrl, 'https://open.tiktokapis.com'),
  TIKTOK_UPLOAD_HOSTS: v.optional(ListSchema(UploadHostSchema), '*.tiktokapis.com'),
  TIKTOK_WEBHOOK_SECRET: v.optional(WebhookSecretsSchema),
  TIKTOK_CALLS_PER_MINUTE: v.optional(CallsPerMinuteSchema, 'init:6,creator_info:20,status:30'),
  SCHEDULE_GRACE_MINUTES: v.optional(MinutesSchema, '120'),
  PULL_BASE_URL: v.optional(PullBaseUrlSchema),
  STORAGE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^file:.+/, 'must be file:<directory>, for example file:.flowcast/media')),
  ),
  IMPORT_DIR: v.optional(v.string()),
  FLOWCAST_DATA: v.optional(v.pipe(v.string(), v.nonEmpty('must not be empty')), '.flowcast'),
  ENCRYPTION_KEYS: EncryptionKeysSchema,
  WEB_ORIGINS: v.optional(ListSchema(OriginSchema), ''),
  LOG_LEVEL: v.optional(v.picklist(logLevels, `must be one of ${logLevels.join(', ')}`), 'info'),
});
export type Environment = v.InferOutput<typeof EnvironmentSchema>;
