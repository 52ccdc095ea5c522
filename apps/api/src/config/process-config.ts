import { type Config, ConfigError, readConfig } from './config.ts';

/** The settings of this process; with bad ones it prints every problem and ends with code 1. */
export function processConfig(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
