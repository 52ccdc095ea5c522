import * as v from 'valibot';

const origin = v.pipe(
  v.string(),
  v.check(
    (text) => URL.parse(text)?.origin === text.replace(/\/$/, ''),
    'must be an origin without a path, such as http://localhost:4010',
  ),
  v.transform((text) => new URL(text).origin),
);

const prefix = v.pipe(
  v.string(),
  v.check(
    (text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '') && !/[?#]/.test(text),
    'must be an address without query and fragment, such as http://localhost:3000',
  ),
  // Without the slash it would cover https://host.example.evil/ too.
  v.transform((text) => (text.endsWith('/') ? text : `${text}/`)),
);

const configSchema = v.object({
  EMULATOR_PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, 'must be a number'),
      v.transform(Number),
      v.maxValue(65_535, 'must be at most 65535'),
    ),
    '4010',
  ),
  HOST: v.optional(v.pipe(v.string(), v.minLength(1)), '127.0.0.1'),
  /** Uploaded bytes and the state of the world are kept under `<data>/emulator`. */
  FLOWCAST_DATA: v.optional(v.pipe(v.string(), v.minLength(1)), '.flowcast'),
  /** Origin of the addresses people open, such as profiles and posts; the request's own when absent. */
  EMULATOR_PUBLIC_URL: v.optional(origin),
  /** Origin put into `upload_url`; the request's own when absent. */
  EMULATOR_UPLOAD_URL: v.optional(origin),
  /** Where webhooks go until somebody sets another address; nowhere when absent. */
  EMULATOR_WEBHOOK_URL: v.optional(v.pipe(v.string(), v.url('must be an address'))),
  /** Media below it may be pulled, beside what the app verified; also over plain http. */
  EMULATOR_VERIFIED_PREFIX: v.optional(prefix),
  /** `auto`: HTTPS with a certificate of our own making, kept under `<data>/emulator/tls`. */
  EMULATOR_TLS: v.optional(v.picklist(['auto'], 'must be "auto"')),
  /** PEM files of a key and a certificate: with both, HTTPS is served. */
  EMULATOR_TLS_KEY: v.optional(v.string()),
  EMULATOR_TLS_CERT: v.optional(v.string()),
  EMULATOR_CONTROL: v.optional(v.picklist(['loopback', 'any'], 'must be "loopback" or "any"'), 'loopback'),
});

export type EmulatorConfig = v.InferOutput<typeof configSchema>;

/** Reads the environment, or says everything that is wrong with it at once. An empty variable counts as absent. */
export function readConfig(
  environment: Record<string, string | undefined>,
): { config: EmulatorConfig } | { problems: string[] } {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const result = v.safeParse(configSchema, Object.fromEntries(set));
  if (result.success) return { config: result.output };
  return { problems: result.issues.map((issue) => `${v.getDotPath(issue) ?? ''} ${issue.message}`) };
}
