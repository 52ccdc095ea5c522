export { type Config, ConfigError, readConfig } from './config.ts';
export { CONFIG, ConfigModule } from './config.module.ts';
export type { EncryptionKey } from './environment-values.ts';
export { EnvironmentSchema } from './environment.ts';
export { processConfig } from './process-config.ts';
export { webClientDirectory } from './web-client-directory.ts';
