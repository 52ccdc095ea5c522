import { parseArgs } from 'node:util';

/** Options of the command line, by the variable each one stands for. */
const variables = {
  port: 'EMULATOR_PORT',
  host: 'HOST',
  data: 'FLOWCAST_DATA',
  tls: 'EMULATOR_TLS',
  control: 'EMULATOR_CONTROL',
  'public-url': 'EMULATOR_PUBLIC_URL',
  'upload-url': 'EMULATOR_UPLOAD_URL',
  'webhook-url': 'EMULATOR_WEBHOOK_URL',
} as const;

export const usage = `Usage: flowcast-tiktok-emulator [options]

TikTok's Login Kit and Content Posting API on your machine.

  --port <number>      4010; 0 takes any free port            EMULATOR_PORT
  --host <address>     127.0.0.1                              HOST
  --data <directory>   .flowcast; uploads and state           FLOWCAST_DATA
  --tls auto           HTTPS with a throw-away authority      EMULATOR_TLS
  --control any        levers for other machines too          EMULATOR_CONTROL
  --public-url <url>   origin of profiles and posts           EMULATOR_PUBLIC_URL
  --upload-url <url>   origin put into upload_url             EMULATOR_UPLOAD_URL
  --webhook-url <url>  where webhooks go at first             EMULATOR_WEBHOOK_URL
  --help               this text

An option wins over its variable.`;

type Reading = { environment: Record<string, string> } | { help: true } | { problem: string };

/** The command line as the variables it stands for. */
export function readArguments(argv: readonly string[]): Reading {
  try {
    const text = { type: 'string' } as const;
    const names = Object.keys(variables) as (keyof typeof variables)[];
    const options = { ...Object.fromEntries(names.map((name) => [name, text])), help: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...argv], options });
    if (values.help === true) return { help: true };
    const given = names.flatMap((name) => {
      const value: unknown = values[name as keyof typeof values];
      return typeof value === 'string' ? [[variables[name], value] as const] : [];
    });
    return { environment: Object.fromEntries(given) };
  } catch (error) {
    // parseArgs names the option it does not know.
    if (isAboutArguments(error)) return { problem: error.message };
    throw error;
  }
}

function isAboutArguments(error: unknown): error is Error {
  return (
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  );
}
